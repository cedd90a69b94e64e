namespace RapidAI4EO.Training.Batches;

/// <summary>Consecutive samples of an array in one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Where the first of them starts in it, in bytes.</param>
/// <param name="Rows">How many they are.</param>
internal readonly record struct FilePart(string Path, long Start, int Rows);
