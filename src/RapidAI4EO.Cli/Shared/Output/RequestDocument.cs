namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>A request that the server answered.</summary>
internal sealed record RequestDocument(RequestBody Request);
