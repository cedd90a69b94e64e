namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>How near two splits come to each other; null where one has no samples.</summary>
internal sealed record SplitDistanceResult(string A, string B, double? Metres);
