namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Two geometries and the relation that must hold between them.</summary>
public sealed record SpatialPredicate(SpatialOperator Operator, Cql2Expression Left, Cql2Expression Right, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Operator.ToText().ToUpperInvariant()}({Left}, {Right})";
}
