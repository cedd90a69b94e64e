using System.Text.Json;

namespace RapidAI4EO.Server.Queries;

/// <summary>JSON that a client sent.</summary>
internal static class RequestJson
{
    /// <summary>As deep as the deepest filter; what is deeper is refused while it is read.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 700 };

    /// <param name="utf8">The text; nothing is an empty object.</param>
    /// <param name="parameter">Where it stands.</param>
    /// <exception cref="ParameterException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string parameter = "body")
    {
        try
        {
            return JsonDocument.Parse(utf8.IsEmpty ? "{}"u8.ToArray() : utf8, Options);
        }
        catch (JsonException e)
        {
            var reason = e.Message.Split(" LineNumber:")[0];
            throw new ParameterException(parameter, $"'{parameter}' is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {reason}", e);
        }
    }
}
