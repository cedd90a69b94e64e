namespace RapidAI4EO.Search.Cql2;

/// <summary>Characters in single quotes; a quote within is doubled.</summary>
public sealed record TextLiteral(string Value, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => $"'{Value.Replace("'", "''", StringComparison.Ordinal)}'";
}
