using System.Text.Json;
using NetTopologySuite.Geometries;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Writes geometries as a JSON filter has them, heights included.</summary>
internal static class GeoJsonText
{
    public static void Write(NtsGeometry geometry, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        if (geometry is GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } mixed)
        {
            json.WritePropertyName("geometries");
            WriteList(mixed.Geometries, json, Write);
        }
        else
        {
            json.WritePropertyName("coordinates");
            WriteCoordinates(geometry, json);
        }

        json.WriteEndObject();
    }

    private static void WriteCoordinates(NtsGeometry geometry, Utf8JsonWriter json)
    {
        switch (geometry)
        {
            case Point point:
                WritePosition(point.Coordinate, json);
                break;
            case Polygon polygon:
                WriteList(Shapes.RingsOf(polygon), json, WriteCoordinates);
                break;
            case GeometryCollection many:
                WriteList(many.Geometries, json, WriteCoordinates);
                break;
            default:
                WriteList(geometry.Coordinates, json, WritePosition);
                break;
        }
    }

    private static void WritePosition(Coordinate position, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position.X);
        json.WriteNumberValue(position.Y);
        if (!double.IsNaN(position.Z))
        {
            json.WriteNumberValue(position.Z);
        }

        json.WriteEndArray();
    }

    private static void WriteList<T>(IEnumerable<T> items, Utf8JsonWriter json, Action<T, Utf8JsonWriter> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item, json);
        }

        json.WriteEndArray();
    }
}
