using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// Two numbers compared. Sums of shares, which nearly all filters are made of, become whole-number sums over posting lists; all
/// else is computed exactly, sample by sample. A division by zero has no number to compare: the comparison is false, not unknown.
/// </summary>
internal sealed class NumberComparison(ComparisonOperator op, Cql2Expression left, Cql2Expression right) : Condition
{
    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        var exact = new ExactNumbers(run.Index);
        var found = LinearForm.TryRead(left, right) is { } form && ScaledForm.TryScale(form) is { } scaled
            ? new LinearComparer(run, scaled, op).Select(candidates, ordinal => Holds(exact, ordinal))
            : ExactNumbers.Select(candidates, ordinal => Holds(exact, ordinal), run.CancellationToken);
        return sought ? found : Part(candidates, found, sought);
    }

    private bool Holds(ExactNumbers exact, int ordinal) =>
        exact.Value(left, ordinal) is { } l && exact.Value(right, ordinal) is { } r && op.Accepts(l.CompareTo(r));
}
