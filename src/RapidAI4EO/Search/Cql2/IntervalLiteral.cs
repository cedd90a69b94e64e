namespace RapidAI4EO.Search.Cql2;

/// <summary>A span of time, its ends included. Each end is an <see cref="InstantLiteral"/>, a property, a function, or null where it is open.</summary>
public sealed record IntervalLiteral(Cql2Expression? Start, Cql2Expression? End, Cql2Place Place = default) : Cql2Expression(Place)
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
