using System.Buffers.Text;

namespace RapidAI4EO.Index.Build;

/// <summary>Reads JSON numbers as doubles, correctly rounded; short decimals, which coordinates are, without the framework's general parser.</summary>
internal static class DecimalNumber
{
    // Powers of ten that a double holds exactly: a mantissa below 2^53 divided by one of them is correctly rounded.
    private static readonly double[] Powers =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static double Parse(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == (byte)'-';
        var at = negative ? 1 : 0;
        if (text.Length - at > 16)
        {
            return ParseSlow(text);
        }

        ulong mantissa = 0;
        var decimals = 0;
        var pastPoint = false;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                decimals += pastPoint ? 1 : 0;
            }
            else if (text[at] == (byte)'.')
            {
                pastPoint = true;
            }
            else
            {
                return ParseSlow(text);
            }
        }

        if (mantissa >= 1UL << 53)
        {
            return ParseSlow(text);
        }

        var value = mantissa / Powers[decimals];
        return negative ? -value : value;
    }

    private static double ParseSlow(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length ? value : double.NaN;
}
