namespace RapidAI4EO.Corpus;

/// <summary>The files of a sample that are here; each is there once.</summary>
public sealed record SampleFiles(SampleId Sample, IReadOnlyList<AssetFile> Files);
