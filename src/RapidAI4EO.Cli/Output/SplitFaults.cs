namespace RapidAI4EO.Cli.Output;

/// <summary>What is wrong with a list that a split was made from, or with a split file.</summary>
/// <param name="UnknownIds">Samples that the index does not have.</param>
/// <param name="InSeveralSplits">Samples that stand in more than one split.</param>
internal sealed record SplitFaults(int UnknownIds, int InSeveralSplits);
