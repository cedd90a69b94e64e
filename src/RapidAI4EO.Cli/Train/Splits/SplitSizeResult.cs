namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>The size of a split.</summary>
internal sealed record SplitSizeResult(string Name, long Samples, int Blocks);
