using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>The spatial relations, as OGC Simple Features defines them by interiors and boundaries, by NetTopologySuite.</summary>
internal static class SpatialRelation
{
    public static bool Holds(SpatialOperator op, NtsGeometry left, NtsGeometry right) => op switch
    {
        SpatialOperator.Intersects => left.Intersects(right),
        SpatialOperator.Disjoint => !left.Intersects(right),
        SpatialOperator.Equals => left.EqualsTopologically(right),
        SpatialOperator.Touches => left.Touches(right),
        SpatialOperator.Within => left.Within(right),
        SpatialOperator.Overlaps => left.Overlaps(right),
        SpatialOperator.Crosses => left.Crosses(right),
        _ => left.Contains(right),
    };

    /// <summary>The relation that holds from right to left where the given one holds from left to right.</summary>
    public static SpatialOperator Converse(SpatialOperator op) => op switch
    {
        SpatialOperator.Within => SpatialOperator.Contains,
        SpatialOperator.Contains => SpatialOperator.Within,
        _ => op,
    };

    /// <summary>Whether an area has the relation to itself.</summary>
    public static bool IsReflexive(SpatialOperator op) =>
        op is SpatialOperator.Intersects or SpatialOperator.Equals or SpatialOperator.Within or SpatialOperator.Contains;
}
