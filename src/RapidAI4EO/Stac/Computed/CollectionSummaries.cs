using System.Text.Json;

namespace RapidAI4EO.Stac.Computed;

/// <summary>What a product's collection says of all its items at once.</summary>
internal static class CollectionSummaries
{
    public static void Write(Utf8JsonWriter json, CollectionContent content, IReadOnlyList<CollectionContent> zones)
    {
        var kind = content.Place.Collection!;
        json.WriteStartObject("summaries"u8);
        ComputedJson.WriteStrings(json, "zone", zones.Select(zone => zone.Place.Tile.Zone.ToString()));
        if (kind.PixelSize is { } pixel)
        {
            ComputedJson.WriteStrings(json, "proj:code", zones.Select(zone => $"EPSG:{zone.Place.Tile.Zone.EpsgCode}"));
            WriteNumber(json, "gsd"u8, pixel);
            WriteNumber(json, "raster:spatial_resolution"u8, pixel);
            json.WriteStartArray("bands"u8);
            foreach (var band in kind.Bands) band.Write(json);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, int number)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
