using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>A footprint as a GeoJSON polygon: the ring of five positions that the corpus publishes.</summary>
internal static class PublishedPolygon
{
    public static void Write(Utf8JsonWriter json, SampleId sample)
    {
        json.WriteStartObject();
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var corner in Ring(sample))
        {
            json.WriteStartArray();
            WriteDegrees(json, corner.Longitude);
            WriteDegrees(json, corner.Latitude);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The published corners and the first again.</summary>
    public static LonLat[] Ring(SampleId sample)
    {
        var corners = sample.Footprint.PublishedCorners;
        return [corners.SouthEast, corners.NorthEast, corners.NorthWest, corners.SouthWest, corners.SouthEast];
    }

    public static void WriteDegrees(Utf8JsonWriter json, double degrees)
    {
        Span<byte> text = stackalloc byte[PublishedNumber.MaxLength];
        json.WriteRawValue(text[..PublishedNumber.WriteDegrees(degrees, text)]);
    }
}
