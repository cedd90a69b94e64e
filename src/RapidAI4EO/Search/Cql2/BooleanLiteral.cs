namespace RapidAI4EO.Search.Cql2;

/// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
public sealed record BooleanLiteral(bool Value, Cql2Place Place = default) : Cql2Expression(Place)
{
    public override string ToString() => Value ? "TRUE" : "FALSE";
}
