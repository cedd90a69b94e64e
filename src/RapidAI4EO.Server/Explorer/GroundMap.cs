using System.Text.Json;
using NetTopologySuite.Geometries;
using RapidAI4EO.Geometry;

namespace RapidAI4EO.Server.Explorer;

/// <summary>The land of Europe and around it as GeoJSON, a Feature a country, from the Natural Earth boundaries that areas of countries come from.</summary>
internal static class GroundMap
{
    private const int Decimals = 3;

    /// <summary>What the map can be moved over, degrees.</summary>
    private static readonly Envelope Extent = new(-35, 60, 25, 74);

    public static void Write(Utf8JsonWriter json)
    {
        var window = Countries.All[0].Geometry.Factory.ToGeometry(Extent);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteStartArray("features"u8);
        foreach (var country in Countries.All.Where(country => country.Geometry.EnvelopeInternal.Intersects(Extent)))
        {
            var land = Extent.Contains(country.Geometry.EnvelopeInternal) ? country.Geometry : country.Geometry.Intersection(window);
            if (land.IsEmpty) continue;
            json.WriteStartObject();
            json.WriteString("type"u8, "Feature"u8);
            json.WriteStartObject("properties"u8);
            json.WriteString("name"u8, country.Name);
            json.WriteEndObject();
            WriteGeometry(json, land);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGeometry(Utf8JsonWriter json, NtsGeometry land)
    {
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "MultiPolygon"u8);
        json.WriteStartArray("coordinates"u8);
        for (var i = 0; i < land.NumGeometries; i++)
        {
            if (land.GetGeometryN(i) is Polygon polygon) WritePolygon(json, polygon);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        WriteRing(json, polygon.ExteriorRing);
        foreach (var hole in polygon.InteriorRings) WriteRing(json, hole);
        json.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter json, LineString ring)
    {
        json.WriteStartArray();
        foreach (var position in ring.Coordinates)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(position.X, Decimals));
            json.WriteNumberValue(Math.Round(position.Y, Decimals));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
