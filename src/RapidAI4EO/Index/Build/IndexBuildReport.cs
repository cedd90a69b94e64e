using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Build;

/// <summary>What a build found and wrote.</summary>
/// <param name="IndexPath">The index file; null where findings kept it from being written.</param>
/// <param name="IndexLength">Its bytes.</param>
/// <param name="Info">What the index says of itself; null where it was not written.</param>
/// <param name="FindingCount">How many findings there were.</param>
/// <param name="LeftOut">How many ids of either file are not in the index.</param>
/// <param name="Findings">The first findings.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record IndexBuildReport(
    string? IndexPath,
    long IndexLength,
    IndexInfo? Info,
    int FindingCount,
    int LeftOut,
    IReadOnlyList<Finding> Findings,
    TimeSpan Elapsed);
