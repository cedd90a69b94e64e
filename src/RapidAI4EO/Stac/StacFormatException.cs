using System.Text.Json;

namespace RapidAI4EO.Stac;

/// <summary>A document was read and is not what it should be. The message says what it is instead, and the caller where.</summary>
public sealed class StacFormatException : CorpusException
{
    public StacFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static StacFormatException NoJson(ReadOnlyMemory<byte> text, JsonException e)
    {
        var start = text.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty) return new StacFormatException("It is empty.", e);
        if (start[0] == (byte)'<') return new StacFormatException("It is a web page or XML, not JSON.", e);
        return new StacFormatException($"It is not whole or not JSON, from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} on.", e);
    }
}
