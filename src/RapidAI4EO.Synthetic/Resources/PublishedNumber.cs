using System.Buffers.Text;

namespace RapidAI4EO.Synthetic.Resources;

/// <summary>Writes numbers as the published files do, from integers, so that no digit depends on floating point.</summary>
internal static class PublishedNumber
{
    /// <summary>The longest text: a sign, three digits, a point and five decimals.</summary>
    public const int MaxLength = 12;

    /// <summary>
    /// A share of 40,000 pixels as pandas prints the double: the shortest decimals (<c>0.0</c>, <c>0.269575</c>, <c>1.0</c>), with an
    /// exponent below a ten-thousandth (<c>5e-05</c>).
    /// </summary>
    public static int WriteShare(int pixels, Span<byte> destination)
    {
        var text = pixels switch
        {
            1 => "2.5e-05"u8,
            2 => "5e-05"u8,
            3 => "7.5e-05"u8,
            _ => [],
        };
        if (!text.IsEmpty)
        {
            text.CopyTo(destination);
            return text.Length;
        }

        return WriteDecimal(pixels * 25, 1_000_000, destination);
    }

    /// <summary>Degrees of five decimals without trailing zeros, at least one decimal: <c>26.49348</c>, <c>63.4088</c>, <c>7.0</c>.</summary>
    public static int WriteDegrees(double degrees, Span<byte> destination)
    {
        var scaled = (int)Math.Round(degrees * 100_000);
        if (scaled >= 0)
        {
            return WriteDecimal(scaled, 100_000, destination);
        }

        destination[0] = (byte)'-';
        return 1 + WriteDecimal(-scaled, 100_000, destination[1..]);
    }

    private static int WriteDecimal(int numerator, int powerOfTen, Span<byte> destination)
    {
        Utf8Formatter.TryFormat(numerator / powerOfTen, destination, out var length);
        destination[length++] = (byte)'.';
        var rest = numerator % powerOfTen;
        do
        {
            rest *= 10;
            destination[length++] = (byte)('0' + (rest / powerOfTen));
            rest %= powerOfTen;
        }
        while (rest != 0);

        return length;
    }
}
