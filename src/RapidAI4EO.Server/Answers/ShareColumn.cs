using RapidAI4EO.Corpus;
using RapidAI4EO.Index;

namespace RapidAI4EO.Server.Answers;

/// <summary>The share that some classes have together of each sample, 0 to 1.</summary>
internal sealed class ShareColumn
{
    private readonly double[] _shares;

    public ShareColumn(SampleIndex index, IReadOnlyList<ClcClass> classes)
    {
        _shares = new double[index.Count];
        foreach (var clc in classes)
        {
            for (var block = 0; block * ClassPostings.BlockSize < index.Count; block++) Add(index, clc, block);
        }
    }

    public double Of(int ordinal) => _shares[ordinal] / ClassPostings.SharesUnit;

    private void Add(SampleIndex index, ClcClass clc, int block)
    {
        var postings = index.PostingsOf(clc.Index);
        var ordinals = postings.Ordinals(block);
        var counts = postings.Counts(block);
        for (var i = 0; i < ordinals.Length; i++)
        {
            var ordinal = (block * ClassPostings.BlockSize) + ordinals[i];
            // Whole numbers stay exact in a double; the few odd shares are what the index has of them.
            _shares[ordinal] += counts[i] == ClassPostings.OddShare ? index.OddShareOf(ordinal, clc.Index) * ClassPostings.SharesUnit : counts[i];
        }
    }
}
