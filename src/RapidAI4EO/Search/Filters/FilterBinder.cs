using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// Makes a condition on samples of a filter: names get their meaning, kinds are checked, and what is the same for all samples is
/// settled.
/// </summary>
internal sealed class FilterBinder
{
    private readonly FilterScope _scope;
    private readonly AreaEffort _effort;
    private readonly NumberBinder _numbers;
    private readonly TextBinder _texts;
    private readonly TimeBinder _times;
    private readonly ArrayBinder _arrays;

    private FilterBinder(FilterScope scope, CancellationToken cancellationToken)
    {
        _effort = new AreaEffort(scope.MaxCrossings, cancellationToken);
        _scope = scope;
        _numbers = new NumberBinder(scope);
        _texts = new TextBinder(scope);
        _times = new TimeBinder(scope);
        _arrays = new ArrayBinder(new ElementKeys(scope, _numbers, _texts, _times));
    }

    /// <exception cref="InvalidInputException">The filter cannot be asked in this scope.</exception>
    public static Condition Bind(Cql2Expression filter, FilterScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        new KindCheck(scope.KindOf).RequireCondition(filter);
        return new FilterBinder(scope, cancellationToken).Bind(filter);
    }

    private Condition Bind(Cql2Expression filter) => filter switch
    {
        BooleanLiteral literal => ConstantCondition.Of(literal.Value),
        Conjunction and => JoinedCondition.All(and.Operands.Select(Bind).ToList()),
        Disjunction or => JoinedCondition.Any(or.Operands.Select(Bind).ToList()),
        Negation not => NegatedCondition.Of(Bind(not.Operand)),
        Comparison comparison => Compare(comparison),
        Between b => JoinedCondition.All(
        [
            _numbers.Compare(ComparisonOperator.GreaterOrEqual, b.Value, b.Lower), _numbers.Compare(ComparisonOperator.LessOrEqual, b.Value, b.Upper),
        ]),
        InList list => In(list),
        Like like => _texts.Like(like),
        IsNull isNull => IsNull(isNull.Value),
        SpatialPredicate spatial => new SpatialBinder(_effort).Bind(spatial),
        TemporalPredicate temporal => _times.Relate(temporal),
        ArrayPredicate array => _arrays.Bind(array),
        _ => throw new ArgumentException($"{filter} is no condition.", nameof(filter)),
    };

    private Condition Compare(Comparison c) => KindOf(c.Left) switch
    {
        ValueKind.Number => _numbers.Compare(c.Operator, c.Left, c.Right),
        ValueKind.Text => _texts.Compare(c.Operator, c.Left, c.Right),
        ValueKind.Instant => _times.Compare(c.Operator, c.Left, c.Right),
        _ => Compare(c.Operator, (BooleanLiteral)c.Left, (BooleanLiteral)c.Right),
    };

    private Condition In(InList list) => KindOf(list.Value) switch
    {
        ValueKind.Number => _numbers.In(list),
        ValueKind.Text => _texts.In(list),
        ValueKind.Instant => JoinedCondition.Any(list.Items.Select(item => _times.Compare(ComparisonOperator.Equal, list.Value, item)).ToList()),
        _ => JoinedCondition.Any(list.Items.Select(item => Compare(ComparisonOperator.Equal, (BooleanLiteral)list.Value, (BooleanLiteral)item)).ToList()),
    };

    private Condition IsNull(Cql2Expression value) => KindOf(value) switch
    {
        ValueKind.Number => _numbers.IsNull(value),
        ValueKind.Text => _texts.IsNull(value),
        ValueKind.Instant or ValueKind.Interval => _times.IsNull(value),
        ValueKind.Boolean => Bind(value) is ConstantCondition constant ? ConstantCondition.Of(constant.Value is null) : new UnknownCondition(Bind(value)),
        ValueKind.Geometry when value is not PropertyName => IsNullGeometry(value),
        _ => ConstantCondition.False,
    };

    /// <summary>Never NULL, but a geometry that could not be asked about otherwise is refused here too.</summary>
    private ConstantCondition IsNullGeometry(Cql2Expression value)
    {
        new SpatialBinder(_effort).Bind(new SpatialPredicate(SpatialOperator.Intersects, value, value));
        return ConstantCondition.False;
    }

    private static ConstantCondition Compare(ComparisonOperator op, BooleanLiteral left, BooleanLiteral right) =>
        ConstantCondition.Of(op.Accepts(left.Value.CompareTo(right.Value)));

    private ValueKind KindOf(Cql2Expression expression) => ValueKinds.Of(expression) is not ValueKind.Unknown and var kind ? kind : _scope.KindOf(expression);
}
