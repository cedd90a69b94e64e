using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>The properties that are the same in all items of a collection, made into JSON once.</summary>
internal sealed class ItemConstants(CollectionKind collection, ItemFields fields)
{
    private readonly (JsonEncodedText Name, byte[] Value)[] _members =
    [
        .. Members(collection).Where(member => fields.IncludesProperty(member.Name))
            .Select(member => (JsonEncodedText.Encode(member.Name), ComputedJson.Fragment(member.Write))),
    ];

    public void Write(Utf8JsonWriter json)
    {
        foreach (var (name, value) in _members)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
    }

    private static IEnumerable<(string Name, Action<Utf8JsonWriter> Write)> Members(CollectionKind collection) =>
        collection.HasLabels ? OfLabels() : OfImages(collection, collection.PixelSize!.Value);

    private static IEnumerable<(string Name, Action<Utf8JsonWriter> Write)> OfImages(CollectionKind collection, int pixel) =>
    [
        ("gsd", json => json.WriteNumberValue(pixel)),
        ("raster:spatial_resolution", json => json.WriteNumberValue(pixel)),
        ("bands", json => WriteArray(json, collection.Bands, band => band.Write(json))),
    ];

    private static IEnumerable<(string Name, Action<Utf8JsonWriter> Write)> OfLabels() =>
    [
        ("label:description", json => json.WriteStringValue("The share of the location that each class of CORINE Land Cover 2018 covers, 0 to 1.")),
        ("label:type", json => json.WriteStringValue("vector")),
        ("label:tasks", json => WriteArray(json, ["classification", "regression"], json.WriteStringValue)),
        ("label:properties", json => WriteArray(json, ClcNomenclature.Classes, clc => json.WriteStringValue(clc.Property))),
        ("label:classes", json => WriteArray(json, ClcNomenclature.Classes, clc => WriteClass(json, clc))),
    ];

    /// <summary>Each property of the label file is the share of the one class that it is named for.</summary>
    private static void WriteClass(Utf8JsonWriter json, ClcClass clc)
    {
        json.WriteStartObject();
        json.WriteString("name", clc.Property);
        json.WriteStartArray("classes");
        json.WriteStringValue(clc.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }
}
