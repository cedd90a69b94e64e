using System.Text.Json;
using NetTopologySuite.Geometries;
using RapidAI4EO.Geometry;

namespace RapidAI4EO.Server.Explorer;

/// <summary>The land of Europe and around it as GeoJSON, a Feature a country, from the Natural Earth boundaries that areas of countries come from: all parts that reach into the extent.</summary>
internal static class GroundMap
{
    private const int Decimals = 3;

    /// <summary>What the map can be moved over, degrees.</summary>
    private static readonly Envelope Extent = new(-35, 60, 25, 74);

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteStartArray("features"u8);
        foreach (var country in CountryOutlines.All) WriteFeature(json, [.. Parts(country).Where(part => part.EnvelopeInternal.Intersects(Extent))]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<Polygon> Parts(NtsGeometry country) => Enumerable.Range(0, country.NumGeometries).Select(country.GetGeometryN).OfType<Polygon>();

    private static void WriteFeature(Utf8JsonWriter json, Polygon[] parts)
    {
        if (parts.Length == 0) return;
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteStartObject("properties"u8);
        json.WriteEndObject();
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "MultiPolygon"u8);
        json.WriteStartArray("coordinates"u8);
        foreach (var part in parts) WritePolygon(json, part);
        json.WriteEndArray();
        json.WriteEndObject();
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
