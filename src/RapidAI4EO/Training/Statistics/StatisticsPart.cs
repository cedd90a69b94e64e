using RapidAI4EO.Search;

namespace RapidAI4EO.Training.Statistics;

/// <summary>Samples that are counted by themselves.</summary>
/// <param name="Name">The split that they are; null where samples are not split.</param>
/// <param name="Samples">Which; no sample is in two parts.</param>
public sealed record StatisticsPart(string? Name, SampleSet Samples);
