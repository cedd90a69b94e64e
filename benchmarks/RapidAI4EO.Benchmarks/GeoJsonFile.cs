using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RapidAI4EO.Benchmarks;

/// <summary>Writes a geometry for Python with all its digits, so that both sides ask about the same polygon.</summary>
internal static class GeoJsonFile
{
    public static void Write(string path, NtsGeometry geometry)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            WritePolygon(json, (Polygon)geometry.GetGeometryN(i));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
        {
            json.WriteStartArray();
            foreach (var vertex in ring.Coordinates)
            {
                json.WriteStartArray();
                json.WriteNumberValue(vertex.X);
                json.WriteNumberValue(vertex.Y);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
