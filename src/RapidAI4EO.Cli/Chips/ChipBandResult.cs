using System.Text.Json.Serialization;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Cli.Chips;

/// <summary>
/// A band and its samples as they are stored; numbers are null where no sample counts, and texts where JSON does not have them, as <c>"Infinity"</c>.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">Samples that are neither nodata nor NaN.</param>
/// <param name="Min">The least of them.</param>
/// <param name="Max">The largest.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Stddev">Their standard deviation, of the population.</param>
/// <param name="Scale">What the file says they are to be multiplied with; null where it says nothing.</param>
/// <param name="Offset">What it says is to be added then; null where it says nothing.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed record ChipBandResult(string Name, long Count, double? Min, double? Max, double? Mean, double? Stddev, double? Scale, double? Offset)
{
    public static ChipBandResult Of(Chip chip, int band)
    {
        var statistics = new BandStatistics();
        statistics.Add(chip.Pixels, band, chip.Info.Nodata);
        var description = chip.Info.Descriptions[band];
        return statistics.Count == 0
            ? new ChipBandResult(chip.Bands.All[band], 0, null, null, null, null, description.Scale, description.Offset)
            : new ChipBandResult(
                chip.Bands.All[band], statistics.Count, statistics.Min, statistics.Max, statistics.Mean, statistics.Stddev, description.Scale, description.Offset);
    }
}
