using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>Keeps exact numbers from growing without bound: powers of powers would fill the memory.</summary>
internal static class NumberSize
{
    /// <summary>Bits of numerator and denominator together: some 10,000 decimals.</summary>
    private const long Max = 1 << 16;

    /// <summary>A count of 1/40000, or some decimals of a share that is none.</summary>
    private const long OfShare = 64;

    /// <exception cref="InvalidInputException">The numbers could become too long.</exception>
    public static void Check(Cql2Expression expression)
    {
        if (Of(expression) > Max)
        {
            throw Cql2Error.At(expression.Place, "its exact numbers would get more than 10,000 digits. Use smaller exponents or fewer decimals.");
        }
    }

    private static long Of(Cql2Expression expression) => expression switch
    {
        NumberLiteral number => OfValue(number.Value),
        Arithmetic { Operator: ArithmeticOperator.Power } power => Bounded(Of(power.Left) * Math.Max(1, Math.Abs(Exponents.Read(((NumberLiteral)power.Right).Value)))),
        Arithmetic arithmetic => Bounded(Of(arithmetic.Left) + Of(arithmetic.Right) + 1),
        _ => OfShare,
    };

    private static long Bounded(long bits) => Math.Min(bits, Max + 1);

    private static long OfValue(Rational value) => (long)(value.Numerator.GetBitLength() + value.Denominator.GetBitLength());
}
