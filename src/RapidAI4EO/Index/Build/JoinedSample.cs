namespace RapidAI4EO.Index.Build;

/// <summary>A sample that both files have.</summary>
/// <param name="Sample">From the geometry file.</param>
/// <param name="Row">Its row in the label table, from 0.</param>
internal readonly record struct JoinedSample(LocatedSample Sample, int Row);
