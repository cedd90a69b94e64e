namespace RapidAI4EO.Stac.Objects;

/// <summary>The kinds of documents.</summary>
internal enum StacKind
{
    Catalog,
    Collection,
    Item,
    ItemCollection,
}
