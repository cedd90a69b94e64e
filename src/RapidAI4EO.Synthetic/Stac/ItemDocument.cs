using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Resources;

namespace RapidAI4EO.Synthetic.Stac;

/// <summary>One product at one location, with an asset for each of its files.</summary>
internal static class ItemDocument
{
    private const string LabelExtension = "https://stac-extensions.github.io/label/v1.0.1/schema.json";

    /// <param name="folder">The tile's collection.</param>
    /// <param name="sample">The location.</param>
    /// <param name="hrefRoot">What asset hrefs begin with; null makes them relative to the item.</param>
    public static byte[] Create(StacFolder folder, SampleId sample, string? hrefRoot) => StacJson.Create(json =>
    {
        var collection = folder.Collection;
        StacJson.WriteHead(json, "Feature", collection.ItemId(sample));
        WriteProperties(json, collection, sample);
        json.WritePropertyName("geometry");
        PublishedPolygon.Write(json, sample);
        json.WriteStartArray("links");
        WriteLinks(json, folder, sample);
        json.WriteEndArray();
        WriteAssets(json, collection, sample, hrefRoot ?? $"{folder.UpToRoot}../");
        json.WritePropertyName("bbox");
        StacJson.WriteBounds(json, sample.Footprint.PublishedCorners.Bounds);
        json.WriteStartArray("stac_extensions");
        if (collection.HasLabels)
        {
            json.WriteStringValue(LabelExtension);
        }

        json.WriteEndArray();
        json.WriteString("collection", collection.Id);
    });

    private static void WriteProperties(Utf8JsonWriter json, StacCollection collection, SampleId sample)
    {
        json.WriteStartObject("properties");
        json.WriteString("title", $"{collection.Title} {sample}");
        json.WriteNull("datetime");
        json.WriteString("start_datetime", StacJson.Time(collection.Start));
        json.WriteString("end_datetime", StacJson.Time(collection.End));
        if (collection.HasLabels)
        {
            json.WriteString("label:description", "The share of the location that each CORINE Land Cover class covers.");
            json.WriteString("label:type", "vector");
            json.WriteStartArray("label:properties");
            foreach (var clc in ClcNomenclature.Classes)
            {
                json.WriteStringValue(clc.Property);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, StacFolder folder, SampleId sample)
    {
        var collection = folder.Collection;
        StacJson.WriteLink(json, "root", $"{folder.UpToRoot}catalog.json");
        StacJson.WriteLink(json, "parent", "./collection.json");
        StacJson.WriteLink(json, "collection", "../../collection.json");
        // Labels first, as in the published items.
        foreach (var other in StacCollection.All.Where(c => c != collection).OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            var item = $"{folder.UpToRoot}{other.Id}/{string.Join('/', folder.Names)}/{other.ItemId(sample)}.json";
            StacJson.WriteLink(json, "related", item, "application/geo+json", $"{other.Title} {sample}");
        }
    }

    private static void WriteAssets(Utf8JsonWriter json, StacCollection collection, SampleId sample, string root)
    {
        json.WriteStartObject("assets");
        foreach (var key in collection.AssetsOf(sample))
        {
            json.WriteStartObject(key.AssetName);
            json.WriteString("href", $"{root}{key}");
            json.WriteString("type", collection.HasLabels ? "application/geo+json" : "image/tiff; application=geotiff");
            if (key.Step is { } step)
            {
                json.WriteString("datetime", StacJson.Time(step.Timestamp));
            }

            json.WriteStartArray("roles");
            WriteRoles(json, key.Product);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteRoles(Utf8JsonWriter json, Product product)
    {
        if (product == Product.Labels)
        {
            json.WriteStringValue("labels");
            json.WriteStringValue("labels-vector");
        }
        else
        {
            json.WriteStringValue(product == Product.PlanetFusionQuality ? "metadata" : "data");
        }
    }
}
