using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.LandCover;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.Samples;

/// <summary>
/// A made-up corpus in the true formats: real zones and tiles, samples on land, land cover that varies smoothly and follows climate,
/// mountains and cities. Only the sample ids are kept; all else (land cover, chips, files) is computed from the seed and the id
/// whenever it is asked for, in any order and on any thread.
/// </summary>
public sealed class SyntheticCorpus
{
    /// <exception cref="InvalidInputException">The bounds or the focus do not hold so many places on land.</exception>
    public SyntheticCorpus(SyntheticCorpusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SamplesPerTile, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Focus?.Samples ?? 0, options.Samples);
        Options = options;
        LandCover = new LandCoverModel(options.Seed);
        Samples = SamplePlan.Draw(options);
    }

    public SyntheticCorpusOptions Options { get; }

    /// <summary>The samples in the order of the published geometries: tile by tile, tiles and the samples in them shuffled.</summary>
    public IReadOnlyList<SampleId> Samples { get; }

    internal LandCoverModel LandCover { get; }

    /// <summary>The samples in the order of the published labels, which is another.</summary>
    public IReadOnlyList<SampleId> SamplesInLabelOrder()
    {
        var ids = Samples.ToArray();
        var keys = Array.ConvertAll(ids, id => Hash.Seed(Options.Seed, Purpose.LabelOrder, id.Pack()));
        Array.Sort(keys, ids);
        return ids;
    }

    /// <summary>The classes that cover a place, in the order of the nomenclature; their pixels sum to exactly 40,000.</summary>
    /// <param name="sample">Any place of the grid, in the corpus or not.</param>
    public IReadOnlyList<ClassPixels> LandCoverOf(SampleId sample) => LandCover.At(TileGrid.MiddleOf(sample));
}
