using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Cli.Output;

/// <summary>A band and its samples as they are stored; numbers are null where no sample counts.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">Samples that are neither nodata nor NaN.</param>
/// <param name="Min">The least of them.</param>
/// <param name="Max">The largest.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, of the population.</param>
/// <param name="Scale">What the file says they are to be multiplied with.</param>
/// <param name="Offset">What it says is to be added then.</param>
internal sealed record ChipBandResult(string Name, long Count, double? Min, double? Max, double? Mean, double? Deviation, double Scale, double Offset)
{
    public static ChipBandResult Of(Chip chip, int band)
    {
        var statistics = new BandStatistics();
        statistics.Add(chip.Pixels, band, chip.Info.Nodata);
        var description = chip.Info.Descriptions[band];
        return new ChipBandResult(
            chip.Bands.All[band], statistics.Count, ChipInfoResult.Finite(statistics.Min), ChipInfoResult.Finite(statistics.Max),
            ChipInfoResult.Finite(statistics.Mean), ChipInfoResult.Finite(statistics.Deviation), description.Scale, description.Offset);
    }
}
