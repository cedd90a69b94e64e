using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Download;

/// <summary>What a run did.</summary>
/// <param name="Done">Files that arrived and were checked.</param>
/// <param name="AlreadyThere">Files that needed no fetching: there before, or a key given twice.</param>
/// <param name="Missing">Files that no root has.</param>
/// <param name="Failed">Files that failed otherwise.</param>
/// <param name="Bytes">Bytes of the files that arrived.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Failures">The first of the files missing or failed, <see cref="DownloadOptions.MaxFailuresKept"/> at most.</param>
/// <param name="Products">The products among the files that are there now; their licences lie beside them.</param>
public sealed record DownloadSummary(
    long Done, long AlreadyThere, long Missing, long Failed, long Bytes, TimeSpan Elapsed,
    IReadOnlyList<AssetFailure> Failures, IReadOnlyList<Product> Products)
{
    /// <summary>Shards that a repair deleted, since all that was good in them lies in others now.</summary>
    public int ReplacedShards { get; init; }

    /// <summary>Every key that was given is now a file.</summary>
    public bool IsComplete => Missing == 0 && Failed == 0;
}
