using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>Computes numbers for one sample after the other, in exact fractions.</summary>
internal sealed class ExactNumbers(SampleIndex index)
{
    /// <summary>The candidates for which a test of their numbers holds.</summary>
    public static SampleSet Select(SampleSet candidates, Func<int, bool> holds, CancellationToken cancellationToken)
    {
        var selected = new SampleSet(candidates.Capacity);
        var seen = 0;
        foreach (var ordinal in candidates.Ordinals())
        {
            if ((++seen & 0xff) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (holds(ordinal))
            {
                selected.Add(ordinal);
            }
        }

        return selected;
    }

    /// <summary>The value for a sample; null where it divides by zero.</summary>
    public Rational? Value(Cql2Expression expression, int ordinal) => expression switch
    {
        NumberLiteral number => number.Value,
        PropertyName property => Value(Queryables.Find(property.Name)!, ordinal),
        Arithmetic arithmetic => Value(arithmetic.Left, ordinal) is { } left && Value(arithmetic.Right, ordinal) is { } right
            ? ExactArithmetic.Apply(arithmetic.Operator, left, right)
            : null,
        _ => throw new ArgumentException($"{expression} is no number.", nameof(expression)),
    };

    private Rational Value(Queryable property, int ordinal)
    {
        if (property.Classes.Count == 0)
        {
            var (row, column) = SampleIndex.RowAndColumn(index.Places[ordinal]);
            return new Rational(property.Name == Queryables.Row ? row : column, 1);
        }

        var counts = 0L;
        var odd = Rational.Zero;
        foreach (var c in property.Classes)
        {
            var count = index.PostingsOf(c.Index).CountOf(ordinal);
            if (count == ClassPostings.NonQuantized)
            {
                odd += index.NonQuantizedFractions.ValueOf(ordinal, c.Index);
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
