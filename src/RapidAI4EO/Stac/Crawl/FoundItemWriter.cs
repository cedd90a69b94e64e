using System.Text.Json;
using RapidAI4EO.Stac.Json;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>Writes items that were found. What is not changed is written as it was read.</summary>
public static class FoundItemWriter
{
    /// <summary>The whole item, with the assets that were chosen alone, and with links and files by URLs or paths that hold anywhere.</summary>
    public static void WriteItem(Utf8JsonWriter json, FoundItem found)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(found);
        json.WriteStartObject();
        foreach (var (name, value) in JsonMembers.All(found.Item.Text))
        {
            json.WritePropertyName(name);
            if (name == "assets") WriteAssets(json, found.Assets);
            else if (name == "links") WriteLinks(json, found.Item.Links);
            else RawJson.Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>A feature for a map: geometry and id, and as properties the collection, the title, the times, the count of chosen assets, the document.</summary>
    public static void WriteFeature(Utf8JsonWriter json, FoundItem found)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(found);
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", found.Item.Id);
        json.WritePropertyName("geometry");
        if (found.Item[StacMember.Geometry] is { IsEmpty: false } geometry) RawJson.Write(json, geometry);
        else json.WriteNullValue();
        json.WriteStartObject("properties");
        json.WriteString("collection", found.Item.CollectionId);
        foreach (var (name, value) in JsonMembers.All(found.Item[StacMember.Properties]))
        {
            if (name is not ("title" or "datetime" or "start_datetime" or "end_datetime")) continue;
            json.WritePropertyName(name);
            RawJson.Write(json, value);
        }

        json.WriteNumber("assets", found.Assets.Count);
        json.WriteString("href", found.Item.Address.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAssets(Utf8JsonWriter json, IReadOnlyList<StacAsset> assets)
    {
        json.WriteStartObject();
        foreach (var asset in assets)
        {
            json.WritePropertyName(asset.Name);
            WriteWithHref(json, asset.Text, asset.AbsoluteHref);
        }

        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, IReadOnlyList<StacLink> links)
    {
        json.WriteStartArray();
        foreach (var link in links) WriteWithHref(json, link.Text, link.AbsoluteHref);
        json.WriteEndArray();
    }

    private static void WriteWithHref(Utf8JsonWriter json, ReadOnlyMemory<byte> text, string href)
    {
        json.WriteStartObject();
        foreach (var (name, value) in JsonMembers.All(text))
        {
            json.WritePropertyName(name);
            if (name == "href") json.WriteStringValue(href);
            else RawJson.Write(json, value);
        }

        json.WriteEndObject();
    }
}
