namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>The relations of OGC Simple Features, in the plane of longitude and latitude.</summary>
public enum SpatialOperator
{
    Intersects,
    Equals,
    Disjoint,
    Touches,
    Within,
    Overlaps,
    Crosses,
    Contains,
}
