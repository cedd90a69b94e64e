namespace RapidAI4EO.Search.Filters;

/// <summary>What a text depends on, the finest last.</summary>
internal enum TextVariation
{
    None,
    Tile,
    Sample,
}
