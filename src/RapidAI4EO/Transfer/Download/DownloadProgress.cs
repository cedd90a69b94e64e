namespace RapidAI4EO.Transfer.Download;

/// <summary>Where a run stands. Rates and time left are the receiver's to compute, from two of these.</summary>
/// <param name="Done">Files that arrived in this run.</param>
/// <param name="AlreadyThere">Files that needed no fetching: there before, or a key given twice.</param>
/// <param name="Missing">Files that no root has.</param>
/// <param name="Failed">Files that failed otherwise.</param>
/// <param name="Total">Files in all, where the caller said so.</param>
/// <param name="Bytes">Bytes of the files done.</param>
/// <param name="Parallel">Files being fetched at once.</param>
public readonly record struct DownloadProgress(
    long Done, long AlreadyThere, long Missing, long Failed, long? Total, long Bytes, int Parallel)
{
    /// <summary>Files that are settled, one way or the other.</summary>
    public long Settled => Done + AlreadyThere + Missing + Failed;
}
