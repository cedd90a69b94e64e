using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.GeoParquet;

/// <summary>The text <c>geo</c> of GeoParquet 1.1, which says what the geometry is. Without a word on it, the CRS is OGC:CRS84, degrees of longitude and latitude.</summary>
internal static class GeoMetadata
{
    public const string Name = "geo";
    public const string Geometry = "geometry";
    public const string Bounds = "bbox";

    /// <summary>The fields of the struct of bounds, in GeoParquet's words and order.</summary>
    public static IReadOnlyList<string> BoundsFields { get; } = ["xmin", "ymin", "xmax", "ymax"];

    /// <param name="bounds">Of all rows; null where there are none.</param>
    /// <param name="counterClockwise">Whether all rings are known to run so.</param>
    public static string Write(LonLatBounds? bounds, bool counterClockwise)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "1.1.0"u8);
            json.WriteString("primary_column"u8, Geometry);
            json.WriteStartObject("columns"u8);
            json.WriteStartObject(Geometry);
            WriteColumn(json, bounds, counterClockwise);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void WriteColumn(Utf8JsonWriter json, LonLatBounds? bounds, bool counterClockwise)
    {
        json.WriteString("encoding"u8, "WKB"u8);
        json.WriteStartArray("geometry_types"u8);
        json.WriteStringValue("Polygon"u8);
        json.WriteEndArray();
        if (counterClockwise) json.WriteString("orientation"u8, "counterclockwise"u8);
        if (bounds is { } box)
        {
            json.WriteStartArray("bbox"u8);
            json.WriteNumberValue(box.West);
            json.WriteNumberValue(box.South);
            json.WriteNumberValue(box.East);
            json.WriteNumberValue(box.North);
            json.WriteEndArray();
        }

        WriteCovering(json);
    }

    private static void WriteCovering(Utf8JsonWriter json)
    {
        json.WriteStartObject("covering"u8);
        json.WriteStartObject("bbox"u8);
        foreach (var field in BoundsFields)
        {
            json.WriteStartArray(field);
            json.WriteStringValue(Bounds);
            json.WriteStringValue(field);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
