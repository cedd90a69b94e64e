using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>Conditions that must all hold, or of which one must.</summary>
internal sealed class JoinedCondition : Condition
{
    private readonly List<Condition> _operands;
    private readonly bool _all;

    private JoinedCondition(List<Condition> operands, bool all) => (_operands, _all) = (operands, all);

    public static Condition All(IEnumerable<Condition> operands) => Join(operands, true);

    public static Condition Any(IEnumerable<Condition> operands) => Join(operands, false);

    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        run.CancellationToken.ThrowIfCancellationRequested();

        // All are true where the first is and the next is; one is false where the first is or the next is (De Morgan).
        return _all == sought ? SelectAll(run, candidates, sought) : SelectAny(run, candidates, sought);
    }

    /// <summary>Each condition looks only at what the ones before it left.</summary>
    private SampleSet SelectAll(FilterRun run, SampleSet candidates, bool sought) =>
        _operands.Aggregate(candidates, (left, operand) => operand.Select(run, left, sought));

    /// <summary>Each condition looks only at what the ones before it did not find.</summary>
    private SampleSet SelectAny(FilterRun run, SampleSet candidates, bool sought)
    {
        var found = new SampleSet(candidates.Capacity);
        var rest = candidates.Copy();
        foreach (var operand in _operands)
        {
            var some = operand.Select(run, rest, sought);
            found.UnionWith(some);
            rest.ExceptWith(some);
        }

        return found;
    }

    /// <summary>Leaves out operands that say nothing; one that decides stands for all.</summary>
    private static Condition Join(IEnumerable<Condition> operands, bool all)
    {
        var kept = new List<Condition>();
        foreach (var operand in operands)
        {
            if (operand is ConstantCondition { Value: { } value })
            {
                if (value != all)
                {
                    return operand;
                }
            }
            else
            {
                kept.Add(operand);
            }
        }

        return kept.Count switch
        {
            0 => ConstantCondition.Of(all),
            1 => kept[0],
            _ => new JoinedCondition(kept, all),
        };
    }
}
