namespace RapidAI4EO.Stac.Computed;

/// <summary>The levels of the corpus's catalog, from the top.</summary>
public enum StacLevel
{
    Catalog,
    Product,
    Zone,
    Tile,
    Item,
}
