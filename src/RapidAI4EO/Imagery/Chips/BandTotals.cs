using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// What was counted of a band, of one chip or of millions. Whole numbers of up to 16 bits are kept in a <see cref="SampleHistogram"/>: exact,
/// whatever the order. Of wider ones moments and extremes are exact too, of floats right to rounding, and neither has percentiles. Filled
/// by <see cref="SampleCounter"/>s, by many threads at once.
/// </summary>
/// <param name="type">How the band is stored.</param>
public sealed class BandTotals(SampleType type)
{
    private readonly Lock _lock = new();
    private readonly BandStatistics _wide = new();

    public SampleType Type => type;

    /// <summary>Pixels that are nodata, or NaN, and that no mask left out.</summary>
    public long Nodata { get; private set; }

    /// <summary>Pixels that a mask left out.</summary>
    public long Masked { get; private set; }

    /// <summary>How often each number occurs among the pixels that count; null for wider numbers, which have no percentiles.</summary>
    public SampleHistogram? Histogram { get; } = type.Size() <= sizeof(short) ? new SampleHistogram() : null;

    /// <summary>Of the pixels that count, as stored.</summary>
    public BandStatistics Statistics() => Histogram?.Statistics() ?? _wide;

    /// <summary>A percentile of the pixels that count; NaN where none counts, or percentiles are not known.</summary>
    public double Percentile(decimal percent) => Histogram?.Percentile(percent) ?? double.NaN;

    /// <summary>Adds counts that were written down.</summary>
    internal void AddCounts(int first, ReadOnlySpan<long> counts, long nodata, long masked)
    {
        lock (_lock)
        {
            Histogram!.Add(first, counts);
            (Nodata, Masked) = (Nodata + nodata, Masked + masked);
        }
    }

    internal void Add(int first, ReadOnlySpan<uint> counts, long nodata, long masked)
    {
        lock (_lock)
        {
            Histogram!.Add(first, counts);
            (Nodata, Masked) = (Nodata + nodata, Masked + masked);
        }
    }

    internal void Add(BandStatistics statistics, long nodata, long masked)
    {
        lock (_lock)
        {
            _wide.Add(statistics);
            (Nodata, Masked) = (Nodata + nodata, Masked + masked);
        }
    }
}
