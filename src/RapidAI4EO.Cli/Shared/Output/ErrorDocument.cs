namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Why the program ends.</summary>
internal sealed record ErrorDocument(ErrorBody Error);
