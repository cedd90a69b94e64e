using System.Buffers;
using System.Text.Json;

namespace RapidAI4EO.Stac.Json;

/// <summary>Writes values as they were read: numbers and texts letter for letter, but all on one line.</summary>
internal static class RawJson
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    public static void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> value) =>
        json.WriteRawValue(value.Span.ContainsAny(LineEnds) ? OnOneLine(value.Span) : value.Span, skipInputValidation: true);

    /// <summary>Line ends stand between tokens alone, since in texts they are escaped; the indents behind them go too.</summary>
    private static byte[] OnOneLine(ReadOnlySpan<byte> value)
    {
        var line = new ArrayBufferWriter<byte>(value.Length);
        while (value.IndexOfAny(LineEnds) is var end and >= 0)
        {
            line.Write(value[..end]);
            value = value[end..].TrimStart(" \t\r\n"u8);
        }

        line.Write(value);
        return line.WrittenSpan.ToArray();
    }
}
