namespace RapidAI4EO.Search.Areas;

/// <summary>How a sample's polygon must stand to a geometry.</summary>
internal enum AreaRelation
{
    Intersects,
    Within,
}
