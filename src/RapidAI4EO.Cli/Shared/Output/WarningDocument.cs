namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Something to look at.</summary>
internal sealed record WarningDocument(string Warning);
