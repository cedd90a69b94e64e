namespace RapidAI4EO.Cli.Output;

/// <summary>The exit code and why.</summary>
internal sealed record ErrorBody(int Code, string Message);
