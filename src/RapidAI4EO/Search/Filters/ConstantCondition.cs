using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>The same for all samples: true, false, or null for unknown.</summary>
internal sealed class ConstantCondition : Condition
{
    private ConstantCondition(bool? value) => Value = value;

    public static ConstantCondition True { get; } = new(true);

    public static ConstantCondition False { get; } = new(false);

    public static ConstantCondition Unknown { get; } = new(null);

    public bool? Value { get; }

    public static ConstantCondition Of(bool? value) => value switch
    {
        true => True,
        false => False,
        _ => Unknown,
    };

    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought) =>
        Value == sought ? candidates.Copy() : new SampleSet(candidates.Capacity);
}
