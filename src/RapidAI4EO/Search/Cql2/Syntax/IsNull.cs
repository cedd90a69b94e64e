namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>True where something has no value.</summary>
public sealed record IsNull(Cql2Expression Value, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Conditions.Enclosed(Value)} IS NULL";
}
