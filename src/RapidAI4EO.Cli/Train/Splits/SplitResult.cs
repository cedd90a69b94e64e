using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>What is known of a split.</summary>
/// <param name="File">The file that was written or read.</param>
/// <param name="By">The blocks.</param>
/// <param name="LeftOut">Samples of no split.</param>
/// <param name="SharedBlocks">Blocks with samples of several splits.</param>
/// <param name="LeastDistance">Metres between the nearest samples of different splits; null where there are not two.</param>
/// <param name="Distances">The same of each two splits.</param>
/// <param name="Splits">Sizes, in order.</param>
/// <param name="Schemes">Land cover.</param>
/// <param name="UnknownIds">Samples that the index does not have.</param>
/// <param name="InSeveralSplits">Samples that a file has in more than one split.</param>
internal sealed record SplitResult(
    string? File, string By, int LeftOut, int SharedBlocks, double? LeastDistance, IReadOnlyList<SplitDistanceResult> Distances,
    IReadOnlyList<SplitSizeResult> Splits, IReadOnlyList<SplitSchemeResult> Schemes, int UnknownIds, int InSeveralSplits)
{
    public static SplitResult Of(SplitReport report, BlockGrid blocks, string? file, SplitFaults faults)
    {
        var names = report.Split.Names;
        var pairs =
            from a in Enumerable.Range(0, names.Count)
            from b in Enumerable.Range(a + 1, names.Count - a - 1)
            select new SplitDistanceResult(names[a], names[b], Metres(report.Distances.Between(a, b)));
        return new SplitResult(
            file, blocks.Name, report.Split.LeftOut, report.SharedBlocks, Metres(report.Distances.Min), [.. pairs],
            [.. names.Select((name, part) => new SplitSizeResult(name, report.Samples[part], report.Blocks[part]))],
            [.. report.Shares.Select(shares => SplitSchemeResult.Of(shares, names))], faults.UnknownIds, faults.InSeveralSplits);
    }

    /// <summary>To the millimetre, past which an answer is not the same on every machine.</summary>
    private static double? Metres(double metres) => double.IsFinite(metres) ? Math.Round(metres, 3) : null;
}
