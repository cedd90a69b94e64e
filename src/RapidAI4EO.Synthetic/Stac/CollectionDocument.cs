using System.Text.Json;

namespace RapidAI4EO.Synthetic.Stac;

/// <summary>A product's collection, or one nested in it for a zone or a tile.</summary>
internal static class CollectionDocument
{
    public static byte[] Create(StacFolder folder) => StacJson.Create(json =>
    {
        StacJson.WriteHead(json, "Collection", folder.Id);
        json.WriteString("title", folder.Title);
        json.WriteString("description", $"{folder.Title}: {folder.Samples.Count} locations of a synthetic RapidAI4EO corpus.");
        json.WriteString("license", folder.Collection.License);
        WriteExtent(json, folder);
        json.WriteStartArray("links");
        WriteLinks(json, folder);
        json.WriteEndArray();
    });

    /// <summary>The first box is the whole; those of the children follow, so that a crawler can pass by.</summary>
    private static void WriteExtent(Utf8JsonWriter json, StacFolder folder)
    {
        json.WriteStartObject("extent");
        json.WriteStartObject("spatial");
        json.WriteStartArray("bbox");
        StacJson.WriteBounds(json, folder.Bounds);
        foreach (var child in folder.Children)
        {
            StacJson.WriteBounds(json, child.Bounds);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("temporal");
        json.WriteStartArray("interval");
        json.WriteStartArray();
        json.WriteStringValue(StacJson.Time(folder.Collection.Start));
        json.WriteStringValue(StacJson.Time(folder.Collection.End));
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, StacFolder folder)
    {
        StacJson.WriteLink(json, "root", $"{folder.UpToRoot}catalog.json");
        StacJson.WriteLink(json, "parent", folder.Names.Count == 0 ? "../catalog.json" : "../collection.json");
        foreach (var child in folder.Children)
        {
            StacJson.WriteLink(json, "child", $"./{child.Names[^1]}/collection.json", title: child.Title);
        }

        if (folder.IsTile)
        {
            foreach (var sample in folder.Samples)
            {
                StacJson.WriteLink(json, "item", $"./{folder.Collection.ItemId(sample)}.json", "application/geo+json");
            }
        }

        if (folder.Collection.Terms is { } terms)
        {
            StacJson.WriteLink(json, "license", terms.AbsoluteUri, "text/html");
        }
    }
}
