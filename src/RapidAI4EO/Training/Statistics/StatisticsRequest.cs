using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Search.Selection;

namespace RapidAI4EO.Training.Statistics;

/// <summary>What is to be counted.</summary>
public sealed record StatisticsRequest
{
    /// <summary>Samples, split by split.</summary>
    public required IReadOnlyList<StatisticsPart> Parts { get; init; }

    /// <summary>Products with images; each is counted by itself.</summary>
    public required IReadOnlyList<Product> Products { get; init; }

    public TimeInterval Datetime { get; init; } = TimeInterval.Always;

    /// <summary>Which pixels count.</summary>
    public SeriesMask Mask { get; init; } = SeriesMask.None;

    /// <summary>Whether each month is counted by itself: January 2018 apart from January 2019.</summary>
    public bool ByMonth { get; init; }

    /// <summary>Whether the first chip that cannot be counted ends it; else it is left out and told of.</summary>
    public bool StopAtFault { get; init; }

    /// <summary>Chips that are fetched and decoded at once, from 1 on. It changes nothing in the result.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>How many faults are kept, the first in the order of the list; all are counted.</summary>
    public int MaxFaultsKept { get; init; } = 100;

    /// <summary>Products and time steps of each sample.</summary>
    internal IReadOnlyList<(Product Product, TimeStep? Step)> AssetsPerSample => new Subset
    {
        Products = Products,
        Datetime = Datetime,
    }.AssetsPerSample;
}
