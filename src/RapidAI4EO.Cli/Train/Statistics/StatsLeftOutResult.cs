using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Training.Statistics;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>How many images were left out, by what is wrong with them.</summary>
/// <param name="Missing">No root has them.</param>
/// <param name="Damaged">They cannot be decoded, or did not arrive whole.</param>
/// <param name="Different">They have another size, type, nodata or number of bands than the first.</param>
/// <param name="Misplaced">They do not lie on their sample's ground.</param>
internal sealed record StatsLeftOutResult(long Missing, long Damaged, long Different, long Misplaced)
{
    public static StatsLeftOutResult Of(StatisticsReport report)
    {
        var counts = Array.ConvertAll(
            [ChipFaultKind.Missing, ChipFaultKind.Damaged, ChipFaultKind.Different, ChipFaultKind.Misplaced],
            kind => report.LeftOut.GetValueOrDefault(kind));
        return new StatsLeftOutResult(counts[0], counts[1], counts[2], counts[3]);
    }
}
