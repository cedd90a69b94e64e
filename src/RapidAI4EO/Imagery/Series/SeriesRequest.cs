using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Series;

/// <summary>What a series is to be of.</summary>
public sealed record SeriesRequest
{
    public required SampleId Sample { get; init; }

    public required SpectralIndex Index { get; init; }

    /// <summary>Products with reflectance.</summary>
    public required IReadOnlyList<Product> Products { get; init; }

    public TimeInterval Datetime { get; init; } = TimeInterval.Always;

    public SeriesMask Mask { get; init; } = SeriesMask.None;

    /// <summary>Chips that are fetched and decoded at once.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Whether a chip whose nodata or scale cannot be understood is read as if it said nothing of them; else its point has a problem.</summary>
    public bool IgnoresUnclearTags { get; init; }

    /// <summary>Whether each point keeps its pixels.</summary>
    public bool KeepPixels { get; init; }

    /// <summary>The chips in the order of the series: by product, then by time.</summary>
    public IEnumerable<AssetKey> Keys() =>
        from product in Products
        from step in product.Steps
        where Datetime.Contains(step.Timestamp)
        select new AssetKey(Sample, product, step);
}
