namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>The opposite of a condition.</summary>
public sealed record Negation(Cql2Expression Operand, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"NOT ({Operand})";
}
