using System.Text.Json;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Queries;

/// <summary>JSON that a client sent.</summary>
internal static class RequestJson
{
    /// <summary>As deep as the deepest filter; what is deeper is refused while it is read.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 700 };

    // Where the place follows, which is told in other words, and before it advice for programmers.
    private static readonly string[] BehindReason = [" Change the reader options.", " LineNumber:"];

    /// <param name="utf8">The text; nothing is an empty object, and a byte order mark before it is none of it.</param>
    /// <param name="parameter">Where it stands.</param>
    /// <exception cref="ParameterException">It is no JSON, or holds text that is not Unicode.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string parameter = "body")
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8["\uFEFF"u8.Length..];
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8.IsEmpty ? "{}"u8.ToArray() : utf8, Options);
            ReadTexts(document.RootElement);
            return document;
        }
        catch (JsonException e)
        {
            var reason = e.Message.Split(BehindReason, StringSplitOptions.None)[0];
            throw new ParameterException(parameter, $"'{parameter}' is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {reason}", e);
        }
        catch (InvalidOperationException e)
        {
            document?.Dispose();
            throw new ParameterException(parameter, $"'{parameter}' holds text that is not Unicode: half of a surrogate pair, or bytes that are no UTF-8.", e);
        }
    }

    /// <summary>Texts are checked only when they are read, which then happens in the middle of something else.</summary>
    /// <exception cref="InvalidOperationException">One is not Unicode.</exception>
    private static void ReadTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) ReadTexts(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
        }
    }
}
