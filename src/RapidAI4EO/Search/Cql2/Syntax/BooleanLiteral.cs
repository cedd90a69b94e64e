namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
public sealed record BooleanLiteral(bool Value, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => Value ? "TRUE" : "FALSE";
}
