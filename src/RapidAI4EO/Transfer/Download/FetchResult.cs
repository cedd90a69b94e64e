namespace RapidAI4EO.Transfer.Download;

/// <summary>What became of one file.</summary>
/// <param name="Bytes">Its length, where it arrived.</param>
/// <param name="Failure">Null where it arrived.</param>
/// <param name="IsOutage">Every root failed to answer or to let us in: perhaps it is not about this file.</param>
internal readonly record struct FetchResult(long Bytes, AssetFailure? Failure, bool IsOutage);
