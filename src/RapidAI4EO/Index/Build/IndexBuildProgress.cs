namespace RapidAI4EO.Index.Build;

/// <summary>How far a build has read its files, in compressed bytes.</summary>
public readonly record struct IndexBuildProgress(long BytesRead, long BytesTotal);
