namespace RapidAI4EO.Index.Format;

/// <summary>What an index says of itself: the first section of its file.</summary>
/// <param name="Samples">How many samples it has.</param>
/// <param name="Tiles">How many 24 km tiles they lie in.</param>
/// <param name="LeftOut">How many ids of the resource files were left out by a lenient build.</param>
/// <param name="DifferingPolygons">Samples whose published polygon is not the one computed from the id and rounded to 5 decimals.</param>
/// <param name="OddShares">Shares that are no multiple of 1/40000.</param>
/// <param name="Sources">The resource files it was built from.</param>
/// <param name="BuiltAt">When it was built.</param>
/// <param name="BuiltBy">The program and version that built it.</param>
public sealed record IndexInfo(
    int Samples,
    int Tiles,
    int LeftOut,
    int DifferingPolygons,
    int OddShares,
    IReadOnlyList<IndexSource> Sources,
    DateTimeOffset BuiltAt,
    string BuiltBy);
