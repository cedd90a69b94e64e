using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>What a folder has beside what was asked for.</summary>
/// <param name="Surplus">Files that the manifest has and the list does not name.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Deleted">Those of them that are gone now.</param>
/// <param name="InSharedShards">Those of them in shards that hold wanted files too.</param>
/// <param name="LeftAlone">Those of them that were not deleted since they are not as they arrived.</param>
/// <param name="NotDeleted">Why nothing was deleted, where it was asked for; null otherwise.</param>
/// <param name="Keys">The first of them.</param>
internal sealed record SyncResult(
    long Surplus, long Bytes, long Deleted, long InSharedShards, long LeftAlone, string? NotDeleted, IReadOnlyList<string> Keys)
{
    public static SyncResult Of(SyncSummary summary, string? notDeleted) => new(
        summary.Surplus, summary.SurplusBytes, summary.Deleted, summary.InSharedShards, summary.LeftAlone, notDeleted, summary.Keys);
}
