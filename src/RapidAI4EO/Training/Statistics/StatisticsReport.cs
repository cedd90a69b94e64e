using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Training.Statistics;

/// <summary>What was counted, and what was left out.</summary>
public sealed record StatisticsReport
{
    /// <summary>By product, then split, then month; those without a chip are not there.</summary>
    public required IReadOnlyList<StatisticsGroup> Groups { get; init; }

    /// <summary>Chips that were asked for.</summary>
    public required long Chips { get; init; }

    /// <summary>How many of them were left out, by what was wrong.</summary>
    public required IReadOnlyDictionary<ChipFaultKind, long> LeftOut { get; init; }

    /// <summary>The first of them, in the order of the list.</summary>
    public required IReadOnlyList<ChipFault> Faults { get; init; }

    /// <summary>All that were left out.</summary>
    public long Missed => LeftOut.Values.Sum();
}
