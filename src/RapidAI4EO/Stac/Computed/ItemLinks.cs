using System.Text.Json;

namespace RapidAI4EO.Stac.Computed;

/// <summary>Writes an item's links: where it stands, and the other items of its location.</summary>
internal static class ItemLinks
{
    /// <param name="json">Where to.</param>
    /// <param name="item">The item.</param>
    /// <param name="related">The other collections that have an item of this location.</param>
    /// <param name="style">How they are named.</param>
    public static void Write(Utf8JsonWriter json, in CatalogNode item, List<CollectionKind> related, LinkStyle style)
    {
        json.WriteStartArray("links"u8);
        if (style.HasSelf) ComputedJson.WriteLink(json, "self", style.Href(item, item), ComputedJson.GeoJsonType);
        ComputedJson.WriteLink(json, "root", style.Href(item, CatalogNode.Catalog));
        ComputedJson.WriteLink(json, "parent", style.Href(item, item.Parent));
        ComputedJson.WriteLink(json, "collection", style.Href(item, CatalogNode.OfProduct(item.Collection!)));
        foreach (var collection in related)
        {
            var other = CatalogNode.OfItem(collection, item.Tile, item.Sample);
            ComputedJson.WriteLink(json, "related", style.Href(item, other), ComputedJson.GeoJsonType, other.Title);
        }

        json.WriteEndArray();
    }
}
