using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Reads members of JSON objects whose shape nobody has promised.</summary>
internal static class Json
{
    /// <summary>Two levels for each nested collection, and some for what surrounds them; what is deeper is refused while parsing.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <exception cref="InvalidInputException">The bytes are not JSON in UTF-8; a byte order mark is let pass.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        try
        {
            return JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, Options);
        }
        catch (JsonException e)
        {
            var reason = DisplayText.Reason(e);
            throw new InvalidInputException(
                $"{source} is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {reason} "
                + "Give GeoJSON, TopoJSON or WKT.",
                e);
        }
    }

    /// <summary>The object's member <c>type</c>; null where it is null, as TopoJSON writes a geometry that is none.</summary>
    public static string? TypeOf(JsonElement element, InputLocation place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw place.Error($"an object with a member 'type' is expected where {Excerpt(element)} stands.");
        }

        if (element.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String or JsonValueKind.Null)
        {
            return type.GetString();
        }

        throw place.Error("an object has no member 'type', so it is not GeoJSON or TopoJSON.");
    }

    public static JsonElement Array(JsonElement element, string member, InputLocation place) =>
        element.TryGetProperty(member, out var array)
            ? Array(array, place)
            : throw place.Error($"the {TypeOf(element, place)} has no member '{member}'.");

    public static JsonElement Array(JsonElement element, InputLocation place) =>
        element.ValueKind == JsonValueKind.Array
            ? element
            : throw place.Error($"an array is expected where {Excerpt(element)} stands.");

    public static double Number(JsonElement element, InputLocation place) =>
        element.ValueKind == JsonValueKind.Number
            ? element.GetDouble()
            : throw place.Error($"a number is expected where {Excerpt(element)} stands.");

    /// <summary>Text and numbers as one writes them after a <c>#</c>; null for what has no such form.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>The value of a member as text; null where there is none, or where the element is no object.</summary>
    public static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? Text(value) : null;

    public static string Excerpt(JsonElement element) => DisplayText.Text(element.GetRawText());
}
