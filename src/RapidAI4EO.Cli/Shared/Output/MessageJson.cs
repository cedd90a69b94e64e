using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>The JSON of messages, a line each.</summary>
[JsonSerializable(typeof(NoteDocument))]
[JsonSerializable(typeof(WarningDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(ProgressDocument))]
[JsonSerializable(typeof(RequestDocument))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    private static readonly MessageJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(NoteDocument document) => JsonSerializer.Serialize(document, Readable.NoteDocument);

    public static string Write(WarningDocument document) => JsonSerializer.Serialize(document, Readable.WarningDocument);

    public static string Write(ErrorDocument document) => JsonSerializer.Serialize(document, Readable.ErrorDocument);

    public static string Write(RequestDocument document) => JsonSerializer.Serialize(document, Readable.RequestDocument);

    public static string Write(ProgressDocument document) => JsonSerializer.Serialize(document, Readable.ProgressDocument);
}
