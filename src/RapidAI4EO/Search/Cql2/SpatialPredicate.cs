namespace RapidAI4EO.Search.Cql2;

/// <summary>Two geometries and the relation that must hold between them.</summary>
public sealed record SpatialPredicate(SpatialOperator Operator, Cql2Expression Left, Cql2Expression Right, Cql2Place Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Operator.ToText().ToUpperInvariant()}({Left}, {Right})";
}
