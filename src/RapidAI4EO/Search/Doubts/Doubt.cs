namespace RapidAI4EO.Search.Doubts;

/// <summary>Something about a question or its answer that its author may not have meant.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">A sentence or two for the author: what is odd, and what to write instead.</param>
public sealed record Doubt(DoubtKind Kind, string Message)
{
    public override string ToString() => Message;
}
