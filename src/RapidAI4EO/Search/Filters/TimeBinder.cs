using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// Makes conditions of times. They are the same for all items of a collection, so each is settled at once. A date is its whole day:
/// what lies in the day equals it.
/// </summary>
internal sealed class TimeBinder(FilterScope scope)
{
    /// <summary>Compares instants and days: less is wholly before, greater wholly after, equal anything else.</summary>
    public Condition Compare(ComparisonOperator op, Cql2Expression left, Cql2Expression right)
    {
        if (Instant(left) is not { } l || Instant(right) is not { } r)
        {
            return ConstantCondition.Unknown;
        }

        return ConstantCondition.Of(op.Accepts(l.End < r.Start ? -1 : l.Start > r.End ? 1 : 0));
    }

    public Condition Relate(TemporalPredicate predicate) => Span(predicate.Left) is { } left && Span(predicate.Right) is { } right
        ? ConstantCondition.Of(TimeRelation.Holds(predicate.Operator, left, right))
        : ConstantCondition.Unknown;

    public Condition IsNull(Cql2Expression expression) => ConstantCondition.Of(Span(expression) is null);

    /// <summary>What the time covers; null where the items have none.</summary>
    public TimeInterval? Span(Cql2Expression expression) => expression switch
    {
        PropertyName { Name: Queryables.Datetime } => scope.Time,
        IntervalLiteral interval => Interval(interval),
        _ => Instant(expression),
    };

    private TimeInterval? Instant(Cql2Expression expression) => (scope.Resolve(expression) as InstantLiteral)?.Span;

    private TimeInterval? Interval(IntervalLiteral interval)
    {
        var (start, end) = (interval.Start is { } s ? Instant(s)?.Start : null, interval.End is { } e ? Instant(e)?.End : null);
        return start > end
            ? throw Cql2Error.At(interval.Place, $"the interval ends at {Shown(end)}, before it starts at {Shown(start)}.")
            : new TimeInterval(start, end);
    }

    private static string Shown(DateTimeOffset? instant) => string.Create(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-ddTHH:mm:ssZ}");
}
