namespace RapidAI4EO.Search.Cql2;

/// <summary>The opposite of a condition.</summary>
public sealed record Negation(Cql2Expression Operand, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => $"NOT ({Operand})";
}
