namespace RapidAI4EO.Transfer.Resources;

/// <summary>How far the resource files have come.</summary>
/// <param name="BytesFetched">Of all three together; files that were in the cache already count whole.</param>
/// <param name="BytesTotal">What they come to; null where the root does not say.</param>
public readonly record struct ResourceFetchProgress(long BytesFetched, long? BytesTotal);
