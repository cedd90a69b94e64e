using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// The land cover of some samples, without its zeros: of 45 classes a sample has three or four, so half a million take some 8 MB
/// and can be looked at in any order.
/// </summary>
internal sealed class LandCoverRows
{
    private readonly int[] _starts;
    private readonly List<byte> _classes = [];
    private readonly List<ushort> _counts = [];

    public LandCoverRows(SampleIndex index, IReadOnlyList<int> ordinals, CancellationToken cancellationToken)
    {
        _starts = new int[ordinals.Count + 1];
        var reader = new LandCoverCounts(index);
        Span<ushort> counts = stackalloc ushort[ClcNomenclature.Count];
        for (var at = 0; at < ordinals.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Read(ordinals[at], counts);
            Append(counts);
            _starts[at + 1] = _classes.Count;
        }
    }

    /// <summary>Adds the shares of a sample to sums by label, in units of 1/40000.</summary>
    /// <returns>The same of all classes that the scheme leaves out.</returns>
    public int AddTo(long[] sums, int at, LabelScheme scheme)
    {
        var leftOut = 0;
        for (var i = _starts[at]; i < _starts[at + 1]; i++)
        {
            var label = scheme.LabelOf(_classes[i]);
            if (label == LabelScheme.LeftOut) leftOut += _counts[i];
            else sums[label] += _counts[i];
        }

        return leftOut;
    }

    private void Append(ReadOnlySpan<ushort> counts)
    {
        for (var c = 0; c < counts.Length; c++)
        {
            if (counts[c] == 0) continue;
            _classes.Add((byte)c);
            _counts.Add(counts[c]);
        }
    }
}
