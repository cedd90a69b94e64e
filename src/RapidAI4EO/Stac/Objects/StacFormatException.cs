using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Objects;

/// <summary>A document was read and is not what it should be. The message says what it is instead, and the caller where.</summary>
public sealed class StacFormatException : CorpusException
{
    private const string WebPage = "It is a web page or XML, not JSON.";

    public StacFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static StacFormatException NoJson(ReadOnlyMemory<byte> text, JsonException e)
    {
        if (text.Span.TrimStart(" \t\r\n"u8).IsEmpty) return new StacFormatException("It is empty.", e);
        if (IsWebPage(text.Span)) return new StacFormatException(WebPage, e);
        return new StacFormatException(
            string.Create(CultureInfo.InvariantCulture, $"It is not whole or not JSON, from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} on."), e);
    }

    internal static StacFormatException NoUtf8(ReadOnlyMemory<byte> text)
    {
        if (IsWebPage(text.Span)) return new StacFormatException(WebPage);
        var good = Utf8Length(text.Span);
        var line = text.Span[..good].Count((byte)'\n') + 1;
        return new StacFormatException(string.Create(
            CultureInfo.InvariantCulture, $"It is not UTF-8, as JSON has to be: byte {good + 1}, in line {line}, is part of no letter."));
    }

    private static bool IsWebPage(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];

    /// <summary>The bytes before the first that is no UTF-8.</summary>
    private static int Utf8Length(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }
}
