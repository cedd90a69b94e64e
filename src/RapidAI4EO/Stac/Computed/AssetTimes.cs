using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>The time that assets cover, from the first to the last time stamp, both included.</summary>
public readonly record struct AssetTimes(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Labels tell the land cover of 2018.</summary>
    private static readonly AssetTimes LabelYear = new(
        new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2018, 12, 31, 23, 59, 59, TimeSpan.Zero));

    /// <param name="assets">One at least, all of one collection.</param>
    public static AssetTimes Of(IEnumerable<TimeStep?> assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        return assets.Select(step => step is { } s ? new AssetTimes(s.Timestamp, s.Timestamp) : LabelYear).Aggregate((a, b) => a.Including(b));
    }

    public AssetTimes Including(AssetTimes other) =>
        new(Start < other.Start ? Start : other.Start, End > other.End ? End : other.End);
}
