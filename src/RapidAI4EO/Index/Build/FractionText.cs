using System.Globalization;
using System.Text;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Build;

/// <summary>Reads a share as written, and says whether it is a whole count of 1/40000.</summary>
internal static class FractionText
{
    /// <summary>More characters than this are no share: a double printed in full has fewer.</summary>
    public const int MaxLength = 200;

    private static readonly Rational DoubleRounding = new(1, System.Numerics.BigInteger.One << 53);

    private static readonly uint[] Powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

    /// <summary>Reads plain decimals of up to six places, which every multiple of 1/40000 can be written with.</summary>
    /// <returns>The count, 0 to 40000; or -1 where the text is anything else, which says nothing against it.</returns>
    public static int TryReadCount(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.Length > 8)
        {
            return -1;
        }

        uint mantissa = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (text[i] == (byte)'.' && point < 0)
            {
                point = i;
            }
            else
            {
                return -1;
            }
        }

        var decimals = point < 0 ? 0 : text.Length - point - 1;
        if (decimals > 6 || (point >= 0 && text.Length == 1))
        {
            return -1;
        }

        var scaled = (ulong)mantissa * ClassPostings.SharesUnit;
        var (count, rest) = Math.DivRem(scaled, Powers[decimals]);
        return rest == 0 && count <= ClassPostings.SharesUnit ? (int)count : -1;
    }

    /// <summary>Reads any legal number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Rational share)
    {
        share = default;
        return text.Length <= MaxLength && Rational.TryParse(Encoding.Latin1.GetString(text), out share);
    }

    /// <summary>The count of 1/40000 that a share is exactly, or -1.</summary>
    public static int CountOf(Rational share)
    {
        var scaled = share * new Rational(ClassPostings.SharesUnit, 1);
        var (quotient, remainder) = System.Numerics.BigInteger.DivRem(scaled.Numerator, scaled.Denominator);
        return remainder.IsZero && quotient >= 0 && quotient <= ClassPostings.SharesUnit ? (int)quotient : -1;
    }

    /// <summary>
    /// By how much a written number may miss the true one: half a unit of its last place, and at least what a double near 1 can
    /// miss, since all its digits may have been printed.
    /// </summary>
    public static Rational RoundingOf(ReadOnlySpan<byte> text)
    {
        var written = Encoding.Latin1.GetString(text);
        var e = written.IndexOfAny(['e', 'E']);
        var exponent = e < 0 ? 0 : int.Parse(written.AsSpan(e + 1), CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? written : written[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
        var halfPlace = decimals <= 0 ? Rational.Zero : new Rational(1, 2 * System.Numerics.BigInteger.Pow(10, decimals));
        return halfPlace > DoubleRounding ? halfPlace : DoubleRounding;
    }
}
