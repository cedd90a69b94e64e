using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Series;

/// <summary>One date of a series: how the index is spread over the pixels that count.</summary>
public sealed record SeriesPoint
{
    public required AssetKey Key { get; init; }

    /// <summary>Why there are no numbers, as a sentence; null where there are.</summary>
    public string? Problem { get; init; }

    /// <summary>Pixels of the chip.</summary>
    public int Pixels { get; init; }

    /// <summary>Pixels that count: that have a value and are not masked.</summary>
    public int Valid { get; init; }

    /// <summary>The part of the pixels that count, 0 to 1.</summary>
    public double ValidShare => Pixels == 0 ? 0 : (double)Valid / Pixels;

    /// <summary>Of the pixels that count; NaN where none does, and so are all below.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>The standard deviation of the population.</summary>
    public double Stddev { get; init; } = double.NaN;

    /// <summary>The 10th percentile.</summary>
    public double P10 { get; init; } = double.NaN;

    public double Median { get; init; } = double.NaN;

    /// <summary>The 90th percentile.</summary>
    public double P90 { get; init; } = double.NaN;

    /// <summary>The index of each pixel, row by row, NaN where it does not count; null unless they were to be kept.</summary>
    public float[]? Values { get; init; }

    /// <summary>Pixels in a row of the chip.</summary>
    public int Width { get; init; }
}
