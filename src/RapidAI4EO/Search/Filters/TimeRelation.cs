using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>The temporal relations, as OGC 21-065r2 defines them by the ends of both sides. An instant ends where it starts.</summary>
internal static class TimeRelation
{
    public static bool Holds(TemporalOperator op, TimeInterval left, TimeInterval right)
    {
        var (a, b) = Ticks(left);
        var (c, d) = Ticks(right);
        return op switch
        {
            TemporalOperator.After => a > d,
            TemporalOperator.Before => b < c,
            TemporalOperator.Contains => a < c && b > d,
            TemporalOperator.Disjoint => b < c || a > d,
            TemporalOperator.During => a > c && b < d,
            TemporalOperator.Equals => a == c && b == d,
            TemporalOperator.FinishedBy => a < c && b == d,
            TemporalOperator.Finishes => a > c && b == d,
            TemporalOperator.Intersects => b >= c && a <= d,
            TemporalOperator.Meets => b == c,
            TemporalOperator.MetBy => a == d,
            TemporalOperator.OverlappedBy => a > c && a < d && b > d,
            TemporalOperator.Overlaps => a < c && b > c && b < d,
            TemporalOperator.StartedBy => a == c && b > d,
            _ => a == c && b < d,
        };
    }

    /// <summary>An open end lies beyond all times.</summary>
    private static (long Start, long End) Ticks(TimeInterval span) =>
        (span.Start?.UtcTicks ?? long.MinValue, span.End?.UtcTicks ?? long.MaxValue);
}
