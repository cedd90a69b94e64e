using RapidAI4EO.Search.Sets;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Training.Statistics;

/// <summary>Samples that are counted by themselves.</summary>
/// <param name="Name">The split that they are; null where samples are not split.</param>
/// <param name="Samples">Which; no sample is in two parts.</param>
public sealed record StatisticsPart(string? Name, SampleSet Samples)
{
    /// <summary>The samples of each split, in the order of its names; those of no split are in none.</summary>
    /// <param name="split">The splits.</param>
    /// <param name="among">The only samples to take.</param>
    public static IReadOnlyList<StatisticsPart> Of(Split split, SampleSet among)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(among);
        StatisticsPart[] parts = [.. split.Names.Select(name => new StatisticsPart(name, new SampleSet(among.Capacity)))];
        for (var at = 0; at < split.Ordinals.Count; at++)
        {
            if (split.PartOf(at) != Split.None && among.Contains(split.Ordinals[at])) parts[split.PartOf(at)].Samples.Add(split.Ordinals[at]);
        }

        return parts;
    }

    /// <summary>All parts as one without a name.</summary>
    public static StatisticsPart Joined(IReadOnlyList<StatisticsPart> parts, int capacity)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = new SampleSet(capacity);
        foreach (var part in parts) all.UnionWith(part.Samples);
        return new StatisticsPart(null, all);
    }
}
