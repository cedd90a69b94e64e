using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>The opposite: what is unknown stays so.</summary>
internal sealed class NegatedCondition : Condition
{
    private readonly Condition _operand;

    private NegatedCondition(Condition operand) => _operand = operand;

    public static Condition Of(Condition operand) => operand switch
    {
        ConstantCondition constant => ConstantCondition.Of(!constant.Value),
        NegatedCondition twice => twice._operand,
        _ => new NegatedCondition(operand),
    };

    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought) => _operand.Select(run, candidates, !sought);
}
