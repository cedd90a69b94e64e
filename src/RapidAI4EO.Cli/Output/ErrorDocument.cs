namespace RapidAI4EO.Cli.Output;

/// <summary>Why the program ends.</summary>
internal sealed record ErrorDocument(ErrorBody Error);
