using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Documents;

/// <summary>A collection's items as a JSON Schema: programs that make tables of them take its properties for their columns.</summary>
internal static class ItemSchema
{
    public static void Write(Utf8JsonWriter json, string address, CollectionKind kind)
    {
        json.WriteStartObject();
        json.WriteString("$schema"u8, "https://json-schema.org/draft/2019-09/schema"u8);
        json.WriteString("$id"u8, address);
        json.WriteString("title"u8, $"Items: {kind.Title}");
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("properties"u8);
        WriteTyped(json, "id", "string");
        WriteTyped(json, "geometry", "object");
        json.WriteStartObject("properties"u8);
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("properties"u8);
        foreach (var (name, type) in Properties(kind)) WriteTyped(json, name, type);
        foreach (var clc in ClcNomenclature.Classes) WriteShare(json, clc);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Type)> Properties(CollectionKind kind) =>
    [
        ("title", "string"),
        ("datetime", "null"),
        ("start_datetime", "date-time"),
        ("end_datetime", "date-time"),
        (Queryables.SampleIdName, "string"),
        (Queryables.Zone, "string"),
        (Queryables.TileName, "string"),
        (Queryables.Row, "integer"),
        (Queryables.Column, "integer"),
        .. kind.HasLabels ? OfLabels : OfImages,
    ];

    private static (string Name, string Type)[] OfImages =>
    [
        (Queryables.ProjectionCode, "string"),
        ("proj:bbox", "array"),
        ("proj:shape", "array"),
        ("proj:transform", "array"),
        (Queryables.Gsd, "number"),
        ("raster:spatial_resolution", "number"),
        ("bands", "array"),
    ];

    private static (string Name, string Type)[] OfLabels =>
    [
        ("label:description", "string"),
        ("label:type", "string"),
        ("label:tasks", "array"),
        ("label:properties", "array"),
        ("label:classes", "array"),
    ];

    private static void WriteTyped(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("type"u8, type == "date-time" ? "string" : type);
        if (type == "date-time") json.WriteString("format"u8, type);
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, ClcClass clc)
    {
        json.WriteStartObject(clc.Property);
        json.WriteString("type"u8, "number"u8);
        json.WriteString("title"u8, clc.Name);
        json.WriteNumber("minimum"u8, 0);
        json.WriteNumber("maximum"u8, 1);
        json.WriteEndObject();
    }
}
