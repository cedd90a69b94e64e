namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>An image that was left out.</summary>
/// <param name="Key">Which.</param>
/// <param name="Kind">What is wrong with it, in a word.</param>
/// <param name="Reason">In a sentence.</param>
internal sealed record StatsFaultResult(string Key, string Kind, string Reason);
