using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>What the documents of the computed catalog have in common.</summary>
internal static class ComputedJson
{
    public const string JsonType = "application/json";
    public const string GeoJsonType = "application/geo+json";

    private const string Extensions = "https://stac-extensions.github.io/";

    /// <summary>Relaxed: '+' stands as it is; nothing here goes into a web page unescaped.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>What is written here is known to be well formed, so no time is spent on checking it.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = Encoder,
        SkipValidation = true,
    };

    public static string Projection => Extensions + "projection/v2.0.0/schema.json";

    public static string Eo => Extensions + "eo/v2.0.0/schema.json";

    public static string Raster => Extensions + "raster/v2.0.0/schema.json";

    public static string Label => Extensions + "label/v1.0.1/schema.json";

    public static string File => Extensions + "file/v2.1.0/schema.json";

    /// <summary>JSON that many documents share, to be written as it is.</summary>
    public static byte[] Fragment(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteHead(Utf8JsonWriter json, ReadOnlySpan<byte> type, string id)
    {
        json.WriteString("type"u8, type);
        json.WriteString("stac_version"u8, "1.1.0"u8);
        json.WriteString("id"u8, id);
    }

    public static void WriteLink(
        Utf8JsonWriter json, string relation, string href, string type = JsonType, string? title = null) =>
        new CatalogLink(relation, href, type, title).Write(json);

    /// <summary>Four degrees, west, south, east, north.</summary>
    public static void WriteBounds(Utf8JsonWriter json, in LonLatBounds bounds)
    {
        json.WriteStartArray();
        json.WriteNumberValue(bounds.West);
        json.WriteNumberValue(bounds.South);
        json.WriteNumberValue(bounds.East);
        json.WriteNumberValue(bounds.North);
        json.WriteEndArray();
    }

    public static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
