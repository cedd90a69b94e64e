using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Types;

/// <summary>The expressions that stand directly in another.</summary>
internal static class ChildExpressions
{
    public static IEnumerable<Cql2Expression> Of(Cql2Expression expression) => expression switch
    {
        Conjunction and => and.Operands,
        Disjunction or => or.Operands,
        Negation not => [not.Operand],
        Comparison c => [c.Left, c.Right],
        Between b => [b.Value, b.Lower, b.Upper],
        InList list => list.Items.Prepend(list.Value),
        Like like => [like.Value, like.Pattern],
        IsNull isNull => [isNull.Value],
        SpatialPredicate s => [s.Left, s.Right],
        TemporalPredicate t => [t.Left, t.Right],
        ArrayPredicate a => [a.Left, a.Right],
        Arithmetic a => [a.Left, a.Right],
        Folding folding => [folding.Text],
        FunctionCall call => call.Arguments,
        ArrayLiteral array => array.Items,
        IntervalLiteral interval => new[] { interval.Start, interval.End }.OfType<Cql2Expression>(),
        _ => [],
    };
}
