using System.Globalization;
using System.Numerics;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// An exact number: what the decimals of a share or of a filter mean, and what sums, products and quotients of them are.
/// The denominator is positive; fractions are not kept in lowest terms, comparison does not need it.
/// </summary>
internal readonly struct Rational : IComparable<Rational>, IEquatable<Rational>
{
    /// <summary>Decimal exponents past this are refused: no share needs them and their digits would fill the memory.</summary>
    public const int MaxExponent = 400;

    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = denominator.Sign < 0 ? -numerator : numerator;
        _denominator = BigInteger.Abs(denominator);
    }

    public static Rational Zero { get; } = new(0, 1);

    public static Rational One { get; } = new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public bool IsZero => Numerator.IsZero;

    public int Sign => Numerator.Sign;

    /// <summary>Reads digits with an optional sign, point and exponent: <c>0.8</c>, <c>.5</c>, <c>-3</c>, <c>5e-05</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var negative = text is ['-', ..];
        var rest = text is ['-' or '+', ..] ? text[1..] : text;
        var exponent = 0;
        var e = rest.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!TryReadExponent(rest[(e + 1)..], out exponent))
            {
                return false;
            }

            rest = rest[..e];
        }

        var point = rest.IndexOf('.');
        var digits = point < 0 ? rest.ToString() : string.Concat(rest[..point], rest[(point + 1)..]);
        if (digits.Length == 0 || digits.Length > MaxExponent || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var scale = exponent - (point < 0 ? 0 : rest.Length - point - 1);
        var mantissa = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var power = BigInteger.Pow(10, Math.Abs(scale));
        mantissa = negative ? -mantissa : mantissa;
        value = scale < 0 ? new Rational(mantissa, power) : new Rational(mantissa * power, 1);
        return true;
    }

    public static Rational operator +(Rational a, Rational b) => a.Denominator == b.Denominator
        ? new(a.Numerator + b.Numerator, a.Denominator)
        : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + (-b);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => b.IsZero
        ? throw new DivideByZeroException()
        : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>The quotient without its fraction, towards zero.</summary>
    public Rational Truncated() => new(BigInteger.Divide(Numerator, Denominator), 1);

    /// <summary>The nearest double, for messages and for tests that need not be exact.</summary>
    public double ToDouble() => (double)Numerator / (double)Denominator;

    /// <summary>The same number in lowest terms.</summary>
    public Rational Reduced()
    {
        var divisor = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return divisor.IsOne ? this : new Rational(Numerator / divisor, Denominator / divisor);
    }

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode()
    {
        var reduced = Reduced();
        return HashCode.Combine(reduced.Numerator, reduced.Denominator);
    }

    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        var negative = text is ['-', ..];
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        if (!Corpus.AsciiNumber.TryRead(digits, out exponent) || exponent > MaxExponent)
        {
            return false;
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }
}
