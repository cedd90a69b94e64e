using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>Which corpus to make. The same options make the same corpus, file by file and byte by byte.</summary>
public sealed record SyntheticCorpusOptions
{
    /// <summary>A box round Berlin and the samples in it, as many as the published corpus has there: a small corpus for a demo.</summary>
    public static SyntheticCorpusOptions Berlin { get; } = new()
    {
        Samples = 600,
        Bounds = new LonLatBounds(12.75, 52.15, 14.05, 52.9),
        Focus = new SyntheticFocus(new LonLatBounds(13.05, 52.35, 13.72, 52.69), 198),
        SamplesPerTile = 1,
    };

    /// <summary>How many samples; 500,000 as in the published corpus by default.</summary>
    public int Samples { get; init; } = 500_000;

    public ulong Seed { get; init; } = 1;

    /// <summary>All samples lie wholly in this box; null means Europe.</summary>
    public LonLatBounds? Bounds { get; init; }

    /// <summary>A box with an exact number of samples; null leaves it to chance.</summary>
    public SyntheticFocus? Focus { get; init; }

    /// <summary>
    /// About how many samples a tile gets while there are more tiles to choose from: 75 by default, so that 500,000 samples lie on
    /// some 6,700 tiles. 1 spreads the samples over all tiles.
    /// </summary>
    public int SamplesPerTile { get; init; } = 75;
}
