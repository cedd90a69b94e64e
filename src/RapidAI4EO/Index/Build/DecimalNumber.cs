using System.Buffers.Text;

namespace RapidAI4EO.Index.Build;

/// <summary>Reads JSON numbers as doubles, correctly rounded; short plain decimals, which coordinates are, without the framework's general parser.</summary>
internal static class DecimalNumber
{
    /// <summary>A mantissa of so many digits is below 2^53: a double holds it.</summary>
    private const int MaxDigits = 15;

    // Powers of ten that a double holds exactly: a mantissa that it holds too, divided by one of them, is correctly rounded.
    private static ReadOnlySpan<double> Powers => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>A number that a JSON reader has found to be one.</summary>
    public static double Parse(ReadOnlySpan<byte> number) =>
        TryRead(number, out var value) == number.Length
            ? value
            : Utf8Parser.TryParse(number, out value, out var used) && used == number.Length ? value : double.NaN;

    /// <summary>Reads digits with at most a sign before and a point within, as far as they go.</summary>
    /// <returns>The bytes read, or 0 where the text starts with no such number or with one that needs the general parser.</returns>
    public static int TryRead(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var negative = !text.IsEmpty && text[0] == (byte)'-';
        var start = negative ? 1 : 0;
        var at = start;
        ulong mantissa = 0;
        var point = -1;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (text[at] == (byte)'.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }

            if (at - start > MaxDigits)
            {
                return 0;
            }
        }

        var digits = at - start - (point < 0 ? 0 : 1);
        var isPlain = digits is > 0 and <= MaxDigits && point != start && point != at - 1
            && (at == text.Length || text[at] is not ((byte)'e' or (byte)'E' or (byte)'.'));
        if (!isPlain)
        {
            return 0;
        }

        value = mantissa / Powers[point < 0 ? 0 : at - point - 1];
        value = negative ? -value : value;
        return at;
    }
}
