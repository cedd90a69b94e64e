using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>A number that is one of a long list of constants.</summary>
internal sealed class NumberList(Cql2Expression value, HashSet<Rational> items) : Condition
{
    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        var exact = new ExactNumbers(run.Index);
        return ExactNumbers.Select(candidates, ordinal => (exact.Value(value, ordinal) is { } number && items.Contains(number)) == sought, run.CancellationToken);
    }
}
