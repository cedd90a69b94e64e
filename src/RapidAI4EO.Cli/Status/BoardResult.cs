using RapidAI4EO.Parts;

namespace RapidAI4EO.Cli.Status;

/// <summary>How the parts of a piece of work stand.</summary>
/// <param name="Call">The call without the part.</param>
/// <param name="Count">How many parts there are.</param>
/// <param name="Done">Those that are done.</param>
/// <param name="Parts">All parts in order.</param>
internal sealed record BoardResult(string Call, int Count, int Done, IReadOnlyList<PartStatusResult> Parts)
{
    public static BoardResult Of(PartBoard board, DateTimeOffset now) => new(
        board.Call, board.Parts.Count, board.Parts.Count(part => part.State == PartState.Done), [.. board.Parts.Select(part => PartStatusResult.Of(part, now))]);
}
