using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// Evaluates filters item by item, over what a JSON reader would make of an item: decimals, strings, times, sets, polygons, null. It
/// shares the expressions with the library and nothing else, and is as plain as it is slow.
/// </summary>
internal static class FilterOracle
{
    /// <summary>What a division by zero is: no number, and not NULL in a comparison.</summary>
    private static readonly object NoNumber = new();

    private static readonly GeometryFactory Factory = new();

    /// <summary>True, false, or null for unknown.</summary>
    public static bool? Holds(Cql2Expression filter, IReadOnlyDictionary<string, object?> item) => filter switch
    {
        BooleanLiteral b => b.Value,
        Conjunction and => and.Operands.Select(o => Holds(o, item)).ToList() is var all && all.Contains(false) ? false : all.Contains(null) ? null : true,
        Disjunction or => or.Operands.Select(o => Holds(o, item)).ToList() is var any && any.Contains(true) ? true : any.Contains(null) ? null : false,
        Negation not => !Holds(not.Operand, item),
        Comparison c => Compare(c.Left, c.Right, item, c.Operator.ToText()),
        Between b => And(Compare(b.Value, b.Lower, item, ">="), Compare(b.Value, b.Upper, item, "<=")),
        InList list => Holds(new Disjunction([.. list.Items.Select(i => new Comparison(ComparisonOperator.Equal, list.Value, i))]), item),
        Like like => Value(like.Value, item) is string text ? Regex.IsMatch(text, PatternOf((string)Value(like.Pattern, item)!), RegexOptions.Singleline) : null,
        IsNull n => n.Value is Comparison or Conjunction or Disjunction or Negation or Between or InList or Like or IsNull or SpatialPredicate or TemporalPredicate or ArrayPredicate
            ? Holds(n.Value, item) is null
            : Value(n.Value, item) is var value && (value is null || value == NoNumber),
        SpatialPredicate s => Relate(s.Operator, (NtsGeometry)Value(s.Left, item)!, (NtsGeometry)Value(s.Right, item)!),
        TemporalPredicate t => Relate(t.Operator, Span(t.Left, item), Span(t.Right, item)),
        ArrayPredicate a => Relate(a.Operator, (HashSet<object>)Value(a.Left, item)!, (HashSet<object>)Value(a.Right, item)!),
        _ => throw new InvalidOperationException(filter.ToString()),
    };

    private static bool? And(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;

    private static bool? Compare(Cql2Expression left, Cql2Expression right, IReadOnlyDictionary<string, object?> item, string op)
    {
        var (l, r) = (Value(left, item), Value(right, item));
        if (l is null || r is null)
        {
            return null;
        }

        if (l == NoNumber || r == NoNumber)
        {
            return false;
        }

        var sign = (l, r) switch
        {
            (decimal x, decimal y) => x.CompareTo(y),
            (string x, string y) => string.CompareOrdinal(x, y),
            (bool x, bool y) => x.CompareTo(y),
            _ => Order(Span(left, item, compared: true)!.Value, Span(right, item, compared: true)!.Value),
        };
        return op switch { "=" => sign == 0, "<>" => sign != 0, "<" => sign < 0, ">" => sign > 0, "<=" => sign <= 0, _ => sign >= 0 };
    }

    private static int Order((DateTimeOffset First, DateTimeOffset Last) a, (DateTimeOffset First, DateTimeOffset Last) b) =>
        a.Last < b.First ? -1 : a.First > b.Last ? 1 : 0;

    private static object? Value(Cql2Expression e, IReadOnlyDictionary<string, object?> item) => e switch
    {
        PropertyName p => item[p.Name],
        NumberLiteral n => decimal.Parse(n.Text, NumberStyles.Float, CultureInfo.InvariantCulture),
        TextLiteral t => t.Value,
        BooleanLiteral b => b.Value,
        InstantLiteral or IntervalLiteral => Span(e, item)!.Value,
        GeometryLiteral g => g.Geometry,
        BoxLiteral b => Factory.ToGeometry(new Envelope(b.Numbers[0], b.Numbers[2], b.Numbers[1], b.Numbers[3])),
        ArrayLiteral a => Set(a, item),
        Folding f => Value(f.Text, item) is string s ? Fold(f.Kind, s) : null,
        Arithmetic a => Compute(a.Operator.ToText(), Value(a.Left, item), Value(a.Right, item)),
        _ => throw new InvalidOperationException(e.ToString()),
    };

    private static object? Compute(string op, object? left, object? right)
    {
        if (left is null || right is null || left == NoNumber || right == NoNumber)
        {
            return left is null || right is null ? null : NoNumber;
        }

        var (l, r) = ((decimal)left, (decimal)right);
        return op switch
        {
            "+" => l + r,
            "-" => l - r,
            "*" => l * r,
            "^" => Enumerable.Repeat(l, (int)r).Aggregate(1m, (product, factor) => product * factor),
            _ when r == 0 => NoNumber,
            "/" => l / r,
            "div" => decimal.Truncate(l / r),
            _ => l % r,
        };
    }

    private static HashSet<object> Set(ArrayLiteral array, IReadOnlyDictionary<string, object?> item) => new(
        array.Items.Select(i => Value(i, item)!), EqualityComparer<object>.Create(
            (a, b) => a is HashSet<object> x && b is HashSet<object> y ? x.SetEquals(y) : Equals(a, b), o => o is HashSet<object> ? 0 : o.GetHashCode()));

    private static string Fold(FoldingKind kind, string text) => kind == FoldingKind.Case
        ? text.ToUpperInvariant().ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal)
        : text.Replace('é', 'e').Replace("\u0301", "", StringComparison.Ordinal);

    /// <summary>A regular expression, from the start to the very end.</summary>
    private static string PatternOf(string pattern) =>
        "^" + Regex.Replace(pattern, @"\\(.)|%|_|[^\\%_]", m => m.Value switch { "%" => ".*", "_" => ".", ['\\', _] => Regex.Escape(m.Groups[1].Value), var c => Regex.Escape(c) }) + "\\z";

    private static bool Relate(SpatialOperator op, NtsGeometry a, NtsGeometry b) => op switch
    {
        SpatialOperator.Intersects => a.Intersects(b),
        SpatialOperator.Disjoint => a.Disjoint(b),
        SpatialOperator.Equals => a.EqualsTopologically(b),
        SpatialOperator.Touches => a.Touches(b),
        SpatialOperator.Within => a.Within(b),
        SpatialOperator.Contains => a.Contains(b),
        SpatialOperator.Overlaps => a.Overlaps(b),
        _ => a.Crosses(b),
    };

    private static bool? Relate(TemporalOperator op, (DateTimeOffset First, DateTimeOffset Last)? left, (DateTimeOffset First, DateTimeOffset Last)? right)
    {
        if (left is not { } l || right is not { } r)
        {
            return null;
        }

        // The signs of start to start, start to end, end to start and end to end, as the standard's table has them.
        var (ss, se, es, ee) = (l.First.CompareTo(r.First), l.First.CompareTo(r.Last), l.Last.CompareTo(r.First), l.Last.CompareTo(r.Last));
        return op switch
        {
            TemporalOperator.After => se > 0,
            TemporalOperator.Before => es < 0,
            TemporalOperator.Disjoint => se > 0 || es < 0,
            TemporalOperator.Intersects => !(se > 0 || es < 0),
            TemporalOperator.Equals => (ss, ee) == (0, 0),
            TemporalOperator.Contains => ss < 0 && ee > 0,
            TemporalOperator.During => ss > 0 && ee < 0,
            TemporalOperator.Starts => ss == 0 && ee < 0,
            TemporalOperator.StartedBy => ss == 0 && ee > 0,
            TemporalOperator.Finishes => ee == 0 && ss > 0,
            TemporalOperator.FinishedBy => ee == 0 && ss < 0,
            TemporalOperator.Meets => es == 0,
            TemporalOperator.MetBy => se == 0,
            TemporalOperator.Overlaps => ss < 0 && es > 0 && ee < 0,
            _ => ss > 0 && se < 0 && ee > 0,
        };
    }

    private static bool Relate(ArrayOperator op, HashSet<object> a, HashSet<object> b) => op switch
    {
        ArrayOperator.Equals => a.SetEquals(b),
        ArrayOperator.Contains => b.All(a.Contains),
        ArrayOperator.ContainedBy => a.All(b.Contains),
        _ => a.Any(b.Contains),
    };

    private static (DateTimeOffset First, DateTimeOffset Last)? Span(Cql2Expression e, IReadOnlyDictionary<string, object?> item, bool compared = false) => e switch
    {
        PropertyName { Name: "datetime" } when !compared => ((DateTimeOffset)item["start_datetime"]!, (DateTimeOffset)item["end_datetime"]!),
        PropertyName p => item[p.Name] is DateTimeOffset instant ? (instant, instant) : null,
        InstantLiteral { IsDay: true } day => (day.Start, day.Start.AddDays(1).AddTicks(-1)),
        InstantLiteral instant => (instant.Start, instant.Start),
        IntervalLiteral i => (i.Start is { } start ? Span(start, item)!.Value.First : DateTimeOffset.MinValue, i.End is { } end ? Span(end, item)!.Value.Last : DateTimeOffset.MaxValue),
        _ => throw new InvalidOperationException(e.ToString()),
    };
}
