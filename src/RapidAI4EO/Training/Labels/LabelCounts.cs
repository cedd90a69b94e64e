using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Training.Labels;

/// <summary>How much of each sample the labels of a scheme cover. Samples come in ascending order.</summary>
internal sealed class LabelCounts(SampleIndex index, LabelScheme scheme)
{
    private readonly LandCoverCounts _reader = new(index);
    private readonly ushort[] _classes = new ushort[ClcNomenclature.Count];

    /// <param name="ordinal">Not below that of the call before.</param>
    /// <param name="counts">In units of 1/40000, one a label.</param>
    /// <returns>The same of all classes that are left out.</returns>
    public int Read(int ordinal, Span<int> counts)
    {
        _reader.Read(ordinal, _classes);
        counts.Clear();
        var leftOut = 0;
        for (var c = 0; c < _classes.Length; c++)
        {
            var label = scheme.LabelOf(c);
            if (label == LabelScheme.LeftOut) leftOut += _classes[c];
            else counts[label] = Math.Min(counts[label] + _classes[c], ClassPostings.SharesUnit);
        }

        return leftOut;
    }

    /// <summary>The label that covers most; of several the first of the scheme, which is that of the lowest code; -1 where all is left out.</summary>
    public static int Dominant(ReadOnlySpan<int> counts)
    {
        var dominant = LabelScheme.LeftOut;
        for (var label = 0; label < counts.Length; label++)
        {
            if (counts[label] > (dominant < 0 ? 0 : counts[dominant])) dominant = label;
        }

        return dominant;
    }
}
