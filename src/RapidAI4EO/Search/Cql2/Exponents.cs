using System.Numerics;

namespace RapidAI4EO.Search.Cql2;

/// <summary>Exponents are whole literals: only they have exact powers, and only small ones have short ones.</summary>
internal static class Exponents
{
    public const int Max = 32;

    public static NumberLiteral Require(Cql2Expression exponent) =>
        exponent is NumberLiteral literal && TryRead(literal, out _)
            ? literal
            : throw Cql2Error.At(exponent.Column, $"an exponent must be a whole number from -{Max} to {Max}.");

    public static int Read(Cql2Expression exponent) => TryRead((NumberLiteral)exponent, out var value) ? value : 0;

    private static bool TryRead(NumberLiteral literal, out int value)
    {
        value = 0;
        var exact = literal.Value;
        if (!(exact.Numerator % exact.Denominator).IsZero || BigInteger.Abs(exact.Numerator / exact.Denominator) > Max)
        {
            return false;
        }

        value = (int)(exact.Numerator / exact.Denominator);
        return true;
    }
}
