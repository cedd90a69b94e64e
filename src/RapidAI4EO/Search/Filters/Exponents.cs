using System.Numerics;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>Exponents are whole literals: only they have exact powers, and only small ones have short ones.</summary>
internal static class Exponents
{
    public const int Max = 32;

    /// <exception cref="InvalidInputException">The expression is no such number.</exception>
    public static void Require(Cql2Expression exponent)
    {
        if (exponent is not NumberLiteral literal || !IsSmallWhole(literal.Value))
        {
            throw Cql2Error.At(exponent.Place, $"an exponent must be a whole number from -{Max} to {Max}.");
        }
    }

    public static int Read(Rational exponent) => (int)(exponent.Numerator / exponent.Denominator);

    private static bool IsSmallWhole(Rational exact) =>
        (exact.Numerator % exact.Denominator).IsZero && BigInteger.Abs(exact.Numerator / exact.Denominator) <= Max;
}
