using System.Text.Json;
using RapidAI4EO.Search.Cql2.Types;
using RapidAI4EO.Search.Filters;
using Queryable = RapidAI4EO.Search.Filters.Queryable;

namespace RapidAI4EO.Server.Documents;

/// <summary>Properties of items as a JSON Schema, as OGC API wants queryables and sortables.</summary>
internal static class PropertySchema
{
    public static void Write(Utf8JsonWriter json, string address, string title, IEnumerable<Queryable> properties)
    {
        json.WriteStartObject();
        json.WriteString("$schema"u8, "https://json-schema.org/draft/2019-09/schema"u8);
        json.WriteString("$id"u8, address);
        json.WriteString("type"u8, "object"u8);
        json.WriteString("title"u8, title);
        json.WriteStartObject("properties"u8);
        foreach (var property in properties) Write(json, property);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties"u8, false);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Queryable property)
    {
        json.WriteStartObject(property.Name);
        json.WriteString("title"u8, property.Title);
        json.WriteString("description"u8, property.Description);
        WriteKind(json, property);
        json.WriteEndObject();
    }

    private static void WriteKind(Utf8JsonWriter json, Queryable property)
    {
        switch (property.Kind)
        {
            case ValueKind.Number:
                json.WriteString("type"u8, property.Name is Queryables.Row or Queryables.Column ? "integer"u8 : "number"u8);
                WriteRange(json, property);
                break;
            case ValueKind.Geometry:
                // Not a reference to a schema elsewhere, which clients without a network cannot read.
                json.WriteString("format"u8, "geometry-polygon"u8);
                break;
            case ValueKind.Array:
                json.WriteString("type"u8, "array"u8);
                json.WriteStartObject("items"u8);
                json.WriteString("type"u8, "integer"u8);
                json.WriteEndObject();
                break;
            default:
                json.WriteString("type"u8, "string"u8);
                if (property.Kind == ValueKind.Instant) json.WriteString("format"u8, "date-time"u8);
                break;
        }
    }

    private static void WriteRange(Utf8JsonWriter json, Queryable property)
    {
        var isPlace = property.Name is Queryables.Row or Queryables.Column;
        if (!isPlace && property.Classes.Count == 0) return;
        json.WriteNumber("minimum"u8, isPlace ? 1 : 0);
        json.WriteNumber("maximum"u8, isPlace ? Corpus.Tile.SamplesPerSide : 1);
    }
}
