namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A span of time, its ends included. Each end is an <see cref="InstantLiteral"/>, a property, a function, or null where it is open.</summary>
public sealed record IntervalLiteral(Cql2Expression? Start, Cql2Expression? End, Cql2Location Place = default) : Cql2Expression(Place)
{
    /// <summary>How an open end is written.</summary>
    public const string Open = "..";

    public override string ToString() => $"INTERVAL({Text(Start)}, {Text(End)})";

    private static string Text(Cql2Expression? end) => end switch
    {
        null => $"'{Open}'",
        InstantLiteral instant => $"'{instant.Text}'",
        _ => end.ToString(),
    };
}
