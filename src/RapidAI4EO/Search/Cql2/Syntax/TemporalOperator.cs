namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>The relations of Allen's interval algebra, and two that join several of them: disjoint and intersects.</summary>
public enum TemporalOperator
{
    After,
    Before,
    Contains,
    Disjoint,
    During,
    Equals,
    FinishedBy,
    Finishes,
    Intersects,
    Meets,
    MetBy,
    OverlappedBy,
    Overlaps,
    StartedBy,
    Starts,
}
