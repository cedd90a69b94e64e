using System.Buffers;
using System.Text.Json;

namespace RapidAI4EO.Stac.Computed;

/// <summary><c>catalog.json</c>, the way in.</summary>
internal static class CatalogDocument
{
    /// <param name="collections">Those that have anything.</param>
    /// <param name="style">How documents are named.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<CollectionKind> collections, LinkStyle style, IBufferWriter<byte> output)
    {
        var place = CatalogNode.Catalog;
        using var json = new Utf8JsonWriter(output, ComputedJson.Options);
        json.WriteStartObject();
        ComputedJson.WriteHead(json, "Catalog"u8, place.Id);
        json.WriteString("title"u8, place.Title);
        json.WriteString("description"u8, "Two years of satellite images and the land cover of 2018 for places of 600 m all over Europe."u8);
        json.WriteStartArray("links"u8);
        if (style.HasSelf) ComputedJson.WriteLink(json, "self", style.Href(place, place));
        ComputedJson.WriteLink(json, "root", style.Href(place, place));
        foreach (var child in collections.Select(CatalogNode.OfProduct))
        {
            ComputedJson.WriteLink(json, "child", style.Href(place, child), title: child.Title);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
