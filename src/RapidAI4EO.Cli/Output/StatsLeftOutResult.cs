using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Training.Statistics;

namespace RapidAI4EO.Cli.Output;

/// <summary>How many images were left out, by what is wrong with them.</summary>
internal sealed record StatsLeftOutResult(long Missing, long Damaged, long Different, long Misplaced, long Unreachable)
{
    public static StatsLeftOutResult Of(StatisticsReport report)
    {
        var counts = Array.ConvertAll(
            [ChipFaultKind.Missing, ChipFaultKind.Damaged, ChipFaultKind.Different, ChipFaultKind.Misplaced, ChipFaultKind.Unreachable],
            kind => report.LeftOut.GetValueOrDefault(kind));
        return new StatsLeftOutResult(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}
