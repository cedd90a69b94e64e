namespace RapidAI4EO.Cli.Output;

/// <summary>Something to look at.</summary>
internal sealed record WarningDocument(string Warning);
