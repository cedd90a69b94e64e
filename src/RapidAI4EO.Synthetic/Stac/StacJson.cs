using System.Buffers;
using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Resources;

namespace RapidAI4EO.Synthetic.Stac;

/// <summary>The members that catalogs, collections and items have in common.</summary>
internal static class StacJson
{
    private const string Version = "1.0.0";

    // Relaxed: '+' and '<' stand as they are; nothing here goes into a web page unescaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Create(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteHead(Utf8JsonWriter json, string type, string id)
    {
        json.WriteString("type", type);
        json.WriteString("stac_version", Version);
        json.WriteString("id", id);
    }

    public static void WriteLink(Utf8JsonWriter json, string relation, string href, string type = "application/json", string? title = null)
    {
        json.WriteStartObject();
        json.WriteString("rel", relation);
        json.WriteString("href", href);
        json.WriteString("type", type);
        if (title is not null)
        {
            json.WriteString("title", title);
        }

        json.WriteEndObject();
    }

    public static void WriteBounds(Utf8JsonWriter json, LonLatBounds bounds)
    {
        json.WriteStartArray();
        PublishedPolygon.WriteDegrees(json, bounds.West);
        PublishedPolygon.WriteDegrees(json, bounds.South);
        PublishedPolygon.WriteDegrees(json, bounds.East);
        PublishedPolygon.WriteDegrees(json, bounds.North);
        json.WriteEndArray();
    }

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
