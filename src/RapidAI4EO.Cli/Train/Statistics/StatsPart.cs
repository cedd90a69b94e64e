using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>The land cover of the samples that were counted.</summary>
/// <param name="Split">Which; null where samples are not split.</param>
/// <param name="Labels">Their labels.</param>
internal sealed record StatsPart(string? Split, LabelSummary Labels);
