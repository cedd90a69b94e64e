using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>True where an expression has no value because it divides by zero.</summary>
internal sealed class NumberMissing(Cql2Expression value) : Condition
{
    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        var exact = new ExactNumbers(run.Index);
        return ExactNumbers.Select(candidates, ordinal => exact.Value(value, ordinal) is null == sought, run.CancellationToken);
    }
}
