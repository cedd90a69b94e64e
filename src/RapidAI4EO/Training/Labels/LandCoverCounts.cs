using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Rows;

namespace RapidAI4EO.Training.Labels;

/// <summary>
/// The land cover of samples in ascending order as counts of 1/40000. The corpus is not known to have other shares; one that is no
/// such multiple counts as the nearest.
/// </summary>
internal sealed class LandCoverCounts(SampleIndex index)
{
    private readonly LandCoverReader _reader = new(index);

    /// <param name="ordinal">Not below that of the call before.</param>
    /// <param name="counts">All 45 classes, in the order of the nomenclature.</param>
    public void Read(int ordinal, Span<ushort> counts)
    {
        _reader.Read(ordinal, counts);
        for (var c = 0; c < ClcNomenclature.Count; c++)
        {
            if (counts[c] == ClassPostings.NonQuantized) counts[c] = Nearest(index.NonQuantizedFractions.ValueOf(ordinal, c));
        }
    }

    private static ushort Nearest(Rational share) =>
        (ushort)(((2 * share.Numerator * ClassPostings.SharesUnit) + share.Denominator) / (2 * share.Denominator));
}
