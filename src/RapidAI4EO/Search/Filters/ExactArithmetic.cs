using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>The operators on exact fractions.</summary>
internal static class ExactArithmetic
{
    /// <summary>The result; null where it would divide by zero.</summary>
    public static Rational? Apply(ArithmeticOperator op, Rational left, Rational right) => op switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Power => Power(left, Exponents.Read(right)),
        _ when right.IsZero => null,
        ArithmeticOperator.Divide => left / right,
        ArithmeticOperator.IntegerDivide => (left / right).Truncated(),
        _ => left - (right * (left / right).Truncated()),
    };

    private static Rational? Power(Rational value, int exponent)
    {
        if (exponent < 0)
        {
            return value.IsZero ? null : Rational.One / Power(value, -exponent);
        }

        var power = Rational.One;
        for (var i = 0; i < exponent; i++)
        {
            power *= value;
        }

        return power;
    }
}
