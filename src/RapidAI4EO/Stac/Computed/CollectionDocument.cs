using System.Buffers;
using System.Text.Json;

namespace RapidAI4EO.Stac.Computed;

/// <summary>A product's collection, or one nested in it for a zone or a tile.</summary>
internal static class CollectionDocument
{
    public static void Write(CollectionContent content, LinkStyle style, IBufferWriter<byte> output)
    {
        var (place, kind) = (content.Place, content.Place.Collection!);
        var isProduct = place.Level == StacLevel.Product;
        var children = content.Children;
        using var json = new Utf8JsonWriter(output, ComputedJson.Options);
        json.WriteStartObject();
        ComputedJson.WriteHead(json, "Collection"u8, place.Id);
        if (isProduct) ComputedJson.WriteStrings(json, "stac_extensions", Extensions(kind));
        json.WriteString("title"u8, place.Title);
        json.WriteString("description"u8, isProduct ? kind.Description : $"{place.Title}: {content.Items} {(content.Items == 1 ? "location" : "locations")}.");
        json.WriteString("license"u8, kind.Licence.Spdx);
        if (isProduct) WriteProviders(json, kind);
        WriteExtent(json, content, children);
        if (isProduct) CollectionSummaries.Write(json, content, children);
        json.WriteStartArray("links"u8);
        WriteLinks(json, content, children, style);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string[] Extensions(CollectionKind kind) =>
        kind.HasLabels ? [ComputedJson.Label] : [ComputedJson.Projection, ComputedJson.Eo, ComputedJson.Raster];

    private static void WriteProviders(Utf8JsonWriter json, CollectionKind kind)
    {
        json.WriteStartArray("providers"u8);
        foreach (var provider in kind.Providers)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, provider.Name);
            ComputedJson.WriteStrings(json, "roles", provider.Roles);
            json.WriteString("url"u8, provider.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>
    /// The first box is the whole; those of the children follow, so that a crawler can pass by. A single child's would be the whole
    /// again, and STAC wants none of that.
    /// </summary>
    private static void WriteExtent(Utf8JsonWriter json, CollectionContent content, IReadOnlyList<CollectionContent> children)
    {
        json.WriteStartObject("extent"u8);
        json.WriteStartObject("spatial"u8);
        json.WriteStartArray("bbox"u8);
        ComputedJson.WriteBounds(json, content.Bounds);
        foreach (var child in children.Count > 1 ? children : [])
        {
            ComputedJson.WriteBounds(json, child.Bounds);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("temporal"u8);
        json.WriteStartArray("interval"u8);
        json.WriteStartArray();
        json.WriteStringValue(ComputedJson.Time(content.Times.Start));
        json.WriteStringValue(ComputedJson.Time(content.Times.End));
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, CollectionContent content, IReadOnlyList<CollectionContent> children, LinkStyle style)
    {
        var place = content.Place;
        if (style.HasSelf) ComputedJson.WriteLink(json, "self", style.Href(place, place));
        ComputedJson.WriteLink(json, "root", style.Href(place, CatalogNode.Catalog));
        ComputedJson.WriteLink(json, "parent", style.Href(place, place.Parent));
        foreach (var child in children)
        {
            ComputedJson.WriteLink(json, "child", style.Href(place, child.Place), title: child.Place.Title);
        }

        foreach (var item in content.Samples.Select(sample => CatalogNode.OfItem(place.Collection!, place.Tile, sample)))
        {
            ComputedJson.WriteLink(json, "item", style.Href(place, item), ComputedJson.GeoJsonType);
        }

        foreach (var link in style.More(place)) link.Write(json);
        ComputedJson.WriteLink(json, "license", place.Collection!.Licence.Url, "text/html", place.Collection.Licence.Terms);
    }
}
