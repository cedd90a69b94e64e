using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>A sample of the geometry file: its packed id, the bounds of its published polygon, and its number in the file from 1.</summary>
internal readonly record struct LocatedSample(ulong Id, LonLatBounds Bounds, int Feature);
