using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;
using RapidAI4EO.Search.Filters;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Comparisons that hold of no sample, or of every one, whatever the corpus has: as those with a share in percent.</summary>
internal static class FilterDoubts
{
    private static readonly Rational Hundred = new(100, 1);

    public static IEnumerable<Doubt> Settled(Cql2Expression filter)
    {
        if (OfOne(filter) is { } doubt) return [doubt];
        return filter is Conjunction or Disjunction or Negation ? ChildExpressions.Of(filter).SelectMany(Settled) : [];
    }

    private static Doubt? OfOne(Cql2Expression filter) => filter switch
    {
        Comparison c => Compare(c),
        Between b => Between(b),
        InList list => In(list),
        _ => null,
    };

    private static Doubt? Compare(Comparison c)
    {
        if (ShareRange.Of(c.Left, c.Right) is not { } range) return null;
        if (range.NeverHolds(c.Operator)) return Settled(c, "no", Remedy(c));
        return range.AlwaysHolds(c.Operator) && ((IsShare(c.Left) && IsBeyond(c.Right)) || (IsShare(c.Right) && IsBeyond(c.Left))) ? Settled(c, "every", Remedy(c)) : null;
    }

    private static Doubt? Between(Between b)
    {
        if (ShareRange.Of(b.Value, b.Lower) is not { } lower || ShareRange.Of(b.Value, b.Upper) is not { } upper) return null;
        if (ShareRange.Of(b.Upper, b.Lower) is { } span && span.NeverHolds(ComparisonOperator.GreaterOrEqual))
        {
            return new Doubt(DoubtKind.ComparisonSettled, $"{b.ToText()} is true of no sample: its lower bound is above its upper one. Write the lower one first.");
        }

        var remedy = Remedy(b.Value, $"BETWEEN {Fraction(b.Lower)} AND {Fraction(b.Upper)}", IsBeyond(b.Lower) || IsBeyond(b.Upper));
        if (lower.NeverHolds(ComparisonOperator.GreaterOrEqual) || upper.NeverHolds(ComparisonOperator.LessOrEqual)) return Settled(b, "no", remedy);
        return upper.AlwaysHolds(ComparisonOperator.LessOrEqual) && IsShare(b.Value) && IsBeyond(b.Upper)
            ? new Doubt(DoubtKind.ComparisonSettled, $"{b.Upper.ToText()} in {b.ToText()} is beyond all that there is: {remedy}")
            : null;
    }

    private static Doubt? In(InList list)
    {
        var impossible = list.Items.Where(item => ShareRange.Of(list.Value, item)?.NeverHolds(ComparisonOperator.Equal) == true).ToList();
        if (impossible.Count == 0) return null;
        var remedy = Remedy(list.Value, $"IN ({string.Join(", ", list.Items.Select(Fraction))})", list.Items.Any(IsBeyond));
        return impossible.Count == list.Items.Count
            ? Settled(list, "no", remedy)
            : new Doubt(DoubtKind.ComparisonSettled, $"{string.Join(", ", impossible.Select(item => item.ToText()))} in {list.ToText()} is true of no sample: {remedy}");
    }

    private static Doubt Settled(Cql2Expression what, string samples, string why) => new(DoubtKind.ComparisonSettled, $"{what.ToText()} is true of {samples} sample: {why}");

    private static string Remedy(Comparison c) => c.Right is NumberLiteral
        ? Remedy(c.Left, $"{c.Operator.ToText()} {Fraction(c.Right)}", true)
        : Remedy(c.Right, $"{Mirrored(c.Operator).ToText()} {Fraction(c.Left)}", IsBeyond(c.Left));

    private static ComparisonOperator Mirrored(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => op,
    };

    private static string Remedy(Cql2Expression value, string instead, bool isPercent)
    {
        if (value is PropertyName { Name: Queryables.Row or Queryables.Column } place) return $"the {place.Name} goes from 1 to {Tile.SamplesPerSide}.";
        var hint = isPercent && value is PropertyName ? $" Did you mean {value.ToText()} {instead}?" : "";
        return $"shares are fractions from 0 to 1 and sum to 1, not percent.{hint}";
    }

    /// <summary>A sum of shares, without a row or a column.</summary>
    private static bool IsShare(Cql2Expression expression) => expression is not PropertyName { Name: Queryables.Row or Queryables.Column } && ChildExpressions.Of(expression).All(IsShare);

    /// <summary>A number above 1, as a share is not.</summary>
    private static bool IsBeyond(Cql2Expression expression) => expression is NumberLiteral number && number.Value > Rational.One;

    /// <summary>What a percentage means as a fraction; anything else as it was.</summary>
    private static string Fraction(Cql2Expression expression) => expression is NumberLiteral number && number.Value > Rational.One && number.Value <= Hundred
        ? (number.Value / Hundred).ToDouble().ToString("0.######", CultureInfo.InvariantCulture)
        : expression.ToText();
}
