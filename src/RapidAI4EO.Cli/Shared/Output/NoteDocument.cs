namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Something good to know.</summary>
internal sealed record NoteDocument(string Note);
