namespace RapidAI4EO.Training.Splits;

/// <summary>A split file as it was read.</summary>
/// <param name="Split">The samples that the index has.</param>
/// <param name="UnknownIds">Lines whose sample the index does not have.</param>
/// <param name="InSeveralSplits">Samples that stand in more than one split: the first is kept.</param>
public sealed record SplitTable(Split Split, int UnknownIds, int InSeveralSplits);
