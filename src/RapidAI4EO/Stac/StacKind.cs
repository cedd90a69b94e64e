namespace RapidAI4EO.Stac;

/// <summary>The kinds of documents.</summary>
internal enum StacKind
{
    Catalog,
    Collection,
    Item,
    ItemCollection,
}
