using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.Rows;

/// <summary>A footprint as the GeoJSON polygon that the corpus publishes.</summary>
internal static class FootprintJson
{
    /// <summary>Five vertices, longitude first: the corners in the published order and the first again.</summary>
    public static void WriteGeometry(Utf8JsonWriter json, in FootprintCorners corners)
    {
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "Polygon"u8);
        json.WriteStartArray("coordinates"u8);
        json.WriteStartArray();
        foreach (var vertex in (ReadOnlySpan<LonLat>)[corners.SouthEast, corners.NorthEast, corners.NorthWest, corners.SouthWest, corners.SouthEast])
        {
            json.WriteStartArray();
            json.WriteNumberValue(vertex.Longitude);
            json.WriteNumberValue(vertex.Latitude);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
