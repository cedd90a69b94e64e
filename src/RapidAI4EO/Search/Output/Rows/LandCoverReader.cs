using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Output.Rows;

/// <summary>
/// Reads the land cover of samples that come in ascending order: a finger in each class's posting list moves along with them,
/// so that all samples together cost one pass.
/// </summary>
internal sealed class LandCoverReader(SampleIndex index)
{
    private readonly int[] _fingers = new int[ClcNomenclature.Count];
    private int _block = -1;

    /// <summary>The counts of 1/40000 of all classes, zeros included; <see cref="ClassPostings.NonQuantized"/> for a share that is none.</summary>
    /// <param name="ordinal">Not below that of the call before.</param>
    /// <param name="counts">45 counts, in the order of the nomenclature.</param>
    public void Read(int ordinal, Span<ushort> counts)
    {
        var block = ordinal / ClassPostings.BlockSize;
        if (block != _block)
        {
            Array.Clear(_fingers);
            _block = block;
        }

        var low = (ushort)(ordinal % ClassPostings.BlockSize);
        for (var c = 0; c < counts.Length; c++)
        {
            var postings = index.PostingsOf(c);
            var ordinals = postings.Ordinals(block);
            var finger = Advance(ordinals, _fingers[c], low);
            _fingers[c] = finger;
            counts[c] = finger < ordinals.Length && ordinals[finger] == low ? postings.Counts(block)[finger] : (ushort)0;
        }
    }

    /// <summary>The share as the label file writes it: the shortest decimals, <c>0.0</c>, <c>0.269575</c>, <c>5e-05</c>.</summary>
    public string TextOf(int ordinal, int classIndex, ushort count) =>
        count == ClassPostings.NonQuantized ? index.NonQuantizedFractions.TextOf(ordinal, classIndex) : FractionDecimals.Print(count);

    /// <summary>A few steps forward, else a binary search: both runs of neighbours and lone samples are cheap.</summary>
    private static int Advance(ReadOnlySpan<ushort> ordinals, int finger, ushort low)
    {
        for (var step = 0; step < 4; step++)
        {
            if (finger >= ordinals.Length || ordinals[finger] >= low)
            {
                return finger;
            }

            finger++;
        }

        var at = ordinals[finger..].BinarySearch(low);
        return finger + (at < 0 ? ~at : at);
    }
}
