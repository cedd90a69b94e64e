namespace RapidAI4EO.Search.Cql2;

/// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
public sealed record BooleanLiteral(bool Value, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => Value ? "TRUE" : "FALSE";
}
