using RapidAI4EO.Index;
using RapidAI4EO.Search.Cql2;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// Finds the samples that satisfy a filter, over the columns of the index. Comparisons of sums of shares, which nearly all
/// filters are, become whole-number sums over posting lists; all else is computed exactly, sample by sample. Logic has two
/// values: where a division by zero leaves a side of a comparison without a value, the comparison is false.
/// </summary>
internal sealed class FilterEvaluator(SampleIndex index, CancellationToken cancellationToken)
{
    /// <summary>The samples among the candidates that satisfy the filter.</summary>
    public SampleSet Evaluate(Cql2Expression filter, SampleSet candidates)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return filter switch
        {
            BooleanLiteral literal => literal.Value ? candidates.Copy() : new SampleSet(candidates.Capacity),
            Conjunction and => EvaluateAll(and, candidates),
            Disjunction or => EvaluateAny(or, candidates),
            Negation not => Without(candidates, Evaluate(not.Operand, candidates)),
            Comparison comparison => Compare(comparison.Operator, comparison.Left, comparison.Right, candidates),
            Between between => EvaluateBetween(between, candidates),
            InList list => EvaluateIn(list, candidates),
            _ => throw new ArgumentException($"{filter} is no condition.", nameof(filter)),
        };
    }

    /// <summary>Each condition looks only at what the ones before it left.</summary>
    private SampleSet EvaluateAll(Conjunction and, SampleSet candidates) =>
        and.Operands.Aggregate(candidates, (left, operand) => Evaluate(operand, left));

    /// <summary>Each condition looks only at what the ones before it did not find.</summary>
    private SampleSet EvaluateAny(Disjunction or, SampleSet candidates)
    {
        var found = new SampleSet(candidates.Capacity);
        var rest = candidates.Copy();
        foreach (var operand in or.Operands)
        {
            var some = Evaluate(operand, rest);
            found.UnionWith(some);
            rest.ExceptWith(some);
        }

        return found;
    }

    private SampleSet EvaluateBetween(Between between, SampleSet candidates)
    {
        var above = Compare(ComparisonOperator.GreaterOrEqual, between.Value, between.Lower, candidates);
        return Compare(ComparisonOperator.LessOrEqual, between.Value, between.Upper, above);
    }

    private SampleSet EvaluateIn(InList list, SampleSet candidates)
    {
        if (Kinds.Of(list.Value) == ValueKind.Text)
        {
            return new TextComparer(index).In(list, candidates);
        }

        var found = new SampleSet(candidates.Capacity);
        foreach (var item in list.Items)
        {
            found.UnionWith(Compare(ComparisonOperator.Equal, list.Value, item, candidates));
        }

        return found;
    }

    private SampleSet Compare(ComparisonOperator op, Cql2Expression left, Cql2Expression right, SampleSet candidates)
    {
        if (Kinds.Of(left) == ValueKind.Text)
        {
            return new TextComparer(index).Compare(op, left, right, candidates);
        }

        var exact = new ExactComparer(index, cancellationToken);
        return LinearForm.TryRead(left, right) is { } form && ScaledForm.TryScale(form) is { } scaled
            ? new LinearComparer(index, scaled, op).Select(candidates, ordinal => exact.Holds(op, left, right, ordinal))
            : exact.Select(op, left, right, candidates);
    }

    private static SampleSet Without(SampleSet candidates, SampleSet found)
    {
        var rest = candidates.Copy();
        rest.ExceptWith(found);
        return rest;
    }
}
