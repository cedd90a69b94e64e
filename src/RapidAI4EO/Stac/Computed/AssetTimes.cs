using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>The time that assets cover, from the first to the last time stamp, both included.</summary>
public readonly record struct AssetTimes(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly AssetTimes LabelYear = new(Product.Labels.Span.Start, Product.Labels.Span.End);

    /// <param name="assets">One at least, all of one collection.</param>
    public static AssetTimes Of(IEnumerable<TimeStep?> assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        return assets.Select(step => step is { } s ? new AssetTimes(s.Timestamp, s.Timestamp) : LabelYear).Aggregate((a, b) => a.Including(b));
    }

    public AssetTimes Including(AssetTimes other) =>
        new(Start < other.Start ? Start : other.Start, End > other.End ? End : other.End);
}
