namespace RapidAI4EO.Cli.Status;

/// <summary>How the parts in a folder stand.</summary>
/// <param name="Work">Each piece of work that was cut.</param>
internal sealed record StatusResult(IReadOnlyList<BoardResult> Work);
