using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>True where another condition is unknown.</summary>
internal sealed class UnknownCondition(Condition operand) : Condition
{
    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        var known = operand.Select(run, candidates, true);
        known.UnionWith(operand.Select(run, candidates, false));
        return Part(candidates, known, !sought);
    }
}
