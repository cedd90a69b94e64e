using RapidAI4EO.Transfer.Merging;

namespace RapidAI4EO.Cli.Merge;

/// <summary>What a merge did.</summary>
/// <param name="Moved">Files that are in the target now.</param>
/// <param name="Shards">Shards that were moved for them.</param>
/// <param name="Overlaps">Files that the target had already.</param>
/// <param name="Absent">Files that a manifest names and that are damaged or not there.</param>
/// <param name="Gaps">Parts that are not among the folders.</param>
/// <param name="Selections">What the folders were asked for.</param>
internal sealed record MergeResult(long Moved, int Shards, long Overlaps, long Absent, IReadOnlyList<string> Gaps, IReadOnlyList<string> Selections)
{
    public static MergeResult Of(MergeSummary summary) => new(summary.Moved, summary.Shards, summary.Overlaps, summary.Absent, summary.Gaps, summary.Selections);
}
