namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>How far a step has come.</summary>
internal sealed record ProgressDocument(ProgressBody Progress);
