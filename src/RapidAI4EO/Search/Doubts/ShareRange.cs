using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Filters;

namespace RapidAI4EO.Search.Doubts;

/// <summary>
/// The least and the largest that a sum of shares, rows and columns can be in any sample: the shares of a sample are not negative and
/// sum to 1, so a sum of them lies between its least and its largest factor, and 0.
/// </summary>
internal readonly record struct ShareRange(Rational Least, Rational Largest)
{
    /// <summary>Of left less right; null where either is something else.</summary>
    public static ShareRange? Of(Cql2Expression left, Cql2Expression right) =>
        IsKnown(left) && IsKnown(right) && LinearForm.TryRead(left, right) is { } form ? Of(form.Factors, form.Constant) : null;

    /// <summary>True where a comparison with zero holds of nothing in the range.</summary>
    public bool NeverHolds(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => Least.Sign >= 0,
        ComparisonOperator.LessOrEqual => Least.Sign > 0,
        ComparisonOperator.Greater => Largest.Sign <= 0,
        ComparisonOperator.GreaterOrEqual => Largest.Sign < 0,
        ComparisonOperator.Equal => Least.Sign > 0 || Largest.Sign < 0,
        _ => Least.IsZero && Largest.IsZero,
    };

    /// <summary>True where a comparison with zero holds of all in the range.</summary>
    public bool AlwaysHolds(ComparisonOperator op) => NeverHolds(op switch
    {
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        _ => ComparisonOperator.Equal,
    });

    /// <summary>True where two comparisons can hold of no sample together, as their sum shows.</summary>
    public static bool Exclude(Cql2Expression a, Cql2Expression b) => Directed(a) is { } first && Directed(b) is { } second
        && first.Any(x => second.Any(y =>
        {
            var sum = x.Factors.Zip(y.Factors, (left, right) => left + right).ToArray();
            return Of(sum, x.Constant + y.Constant).Largest.Sign is var sign && (sign < 0 || (sign == 0 && (x.IsStrict || y.IsStrict)));
        }));

    /// <summary>A comparison as forms that are above zero where it holds.</summary>
    private static IEnumerable<(Rational[] Factors, Rational Constant, bool IsStrict)>? Directed(Cql2Expression expression)
    {
        if (expression is Between between)
        {
            return Directed(new Comparison(ComparisonOperator.GreaterOrEqual, between.Value, between.Lower)) is { } lower
                && Directed(new Comparison(ComparisonOperator.LessOrEqual, between.Value, between.Upper)) is { } upper ? lower.Concat(upper) : null;
        }

        if (expression is not Comparison c || !IsKnown(c.Left) || !IsKnown(c.Right)) return null;
        var up = LinearForm.TryRead(c.Left, c.Right);
        var down = LinearForm.TryRead(c.Right, c.Left);
        return up is null || down is null ? null : c.Operator switch
        {
            ComparisonOperator.Greater => [(up.Factors, up.Constant, true)],
            ComparisonOperator.GreaterOrEqual => [(up.Factors, up.Constant, false)],
            ComparisonOperator.Less => [(down.Factors, down.Constant, true)],
            ComparisonOperator.LessOrEqual => [(down.Factors, down.Constant, false)],
            ComparisonOperator.Equal => [(up.Factors, up.Constant, false), (down.Factors, down.Constant, false)],
            _ => null,
        };
    }

    private static ShareRange Of(Rational[] factors, Rational constant)
    {
        var shares = factors.Take(ClcNomenclature.Count).Append(Rational.Zero).ToList();
        var (least, largest) = (constant + shares.Min(), constant + shares.Max());
        foreach (var factor in factors.Skip(ClcNomenclature.Count))
        {
            var (first, last) = (factor, factor * new Rational(Tile.SamplesPerSide, 1));
            (least, largest) = first < last ? (least + first, largest + last) : (least + last, largest + first);
        }

        return new ShareRange(least, largest);
    }

    /// <summary>Numbers of samples alone: land cover, row and column.</summary>
    private static bool IsKnown(Cql2Expression expression) => expression switch
    {
        NumberLiteral => true,
        PropertyName property => Queryables.Find(property.Name) is { Classes.Count: > 0 } or { Name: Queryables.Row or Queryables.Column },
        Arithmetic a => IsKnown(a.Left) && IsKnown(a.Right),
        _ => false,
    };
}
