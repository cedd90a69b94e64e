namespace RapidAI4EO.Cli.Output;

/// <summary>The size of a split.</summary>
internal sealed record SplitSizeResult(string Name, long Samples, int Blocks);
