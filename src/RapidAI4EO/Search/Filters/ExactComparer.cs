using RapidAI4EO.Index;
using RapidAI4EO.Search.Cql2;

namespace RapidAI4EO.Search.Filters;

/// <summary>Computes both sides of a comparison for one sample after the other, in exact fractions.</summary>
internal sealed class ExactComparer(SampleIndex index, CancellationToken cancellationToken)
{
    public SampleSet Select(ComparisonOperator op, Cql2Expression left, Cql2Expression right, SampleSet candidates)
    {
        var selected = new SampleSet(candidates.Capacity);
        var seen = 0;
        foreach (var ordinal in candidates.Ordinals())
        {
            if ((++seen & 0xfff) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (Holds(op, left, right, ordinal))
            {
                selected.Add(ordinal);
            }
        }

        return selected;
    }

    public bool Holds(ComparisonOperator op, Cql2Expression left, Cql2Expression right, int ordinal) =>
        Value(left, ordinal) is { } l && Value(right, ordinal) is { } r && op.Accepts(l.CompareTo(r));

    /// <summary>The value for a sample; null where it divides by zero.</summary>
    private Rational? Value(Cql2Expression expression, int ordinal) => expression switch
    {
        NumberLiteral number => number.Value,
        PropertyName property => Value(SampleProperty.Find(property.Name)!, ordinal),
        Arithmetic arithmetic => Value(arithmetic, ordinal),
        _ => throw new ArgumentException($"{expression} is no number.", nameof(expression)),
    };

    private Rational? Value(Arithmetic arithmetic, int ordinal)
    {
        if (Value(arithmetic.Left, ordinal) is not { } left || Value(arithmetic.Right, ordinal) is not { } right)
        {
            return null;
        }

        return arithmetic.Operator switch
        {
            ArithmeticOperator.Add => left + right,
            ArithmeticOperator.Subtract => left - right,
            ArithmeticOperator.Multiply => left * right,
            ArithmeticOperator.Power => Power(left, Exponents.Read(arithmetic.Right)),
            _ when right.IsZero => null,
            ArithmeticOperator.Divide => left / right,
            ArithmeticOperator.IntegerDivide => (left / right).Truncated(),
            _ => left - (right * (left / right).Truncated()),
        };
    }

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

    private Rational Value(SampleProperty property, int ordinal)
    {
        if (property.Classes is not { } classes)
        {
            var (row, column) = SampleIndex.RowAndColumn(index.Places[ordinal]);
            return new Rational(property.Name == SampleProperty.Row ? row : column, 1);
        }

        var counts = 0L;
        var odd = Rational.Zero;
        foreach (var c in classes)
        {
            var count = index.PostingsOf(c.Index).CountOf(ordinal);
            if (count == ClassPostings.OddShare)
            {
                odd += index.OddShares.ValueOf(ordinal, c.Index);
            }
            else
            {
                counts += count;
            }
        }

        var sum = new Rational(counts, ClassPostings.SharesUnit);
        return odd.IsZero ? sum : sum + odd;
    }
}
