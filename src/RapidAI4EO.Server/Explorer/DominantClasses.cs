using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Server.Explorer;

/// <summary>Which class of each level covers most of each sample; of two that cover the same, the one with the smaller code.</summary>
internal static class DominantClasses
{
    /// <summary>The codes at a level, an entry a sample: 1 to 9, 11 to 99 or 111 to 999; 0 where nothing is known.</summary>
    public static ushort[] At(SampleIndex index, int level)
    {
        var codes = new ushort[index.Count];
        var best = new int[index.Count];
        foreach (var group in ClcNomenclature.Classes.GroupBy(landCover => CodeAt(landCover, level)))
        {
            var shares = SharesOf(index, group);
            for (var ordinal = 0; ordinal < shares.Length; ordinal++)
            {
                if (shares[ordinal] <= best[ordinal]) continue;
                (best[ordinal], codes[ordinal]) = (shares[ordinal], (ushort)group.Key);
            }
        }

        return codes;
    }

    private static int CodeAt(ClcClass landCover, int level) => level switch
    {
        1 => landCover.Level1,
        2 => landCover.Level2,
        _ => landCover.Code,
    };

    /// <summary>In 1/40000; what is no multiple of that is rounded.</summary>
    private static int[] SharesOf(SampleIndex index, IEnumerable<ClcClass> classes)
    {
        var shares = new int[index.Count];
        foreach (var landCover in classes)
        {
            var postings = index.PostingsOf(landCover.Index);
            for (var first = 0; first < index.Count; first += ClassPostings.BlockSize)
            {
                var ordinals = postings.Ordinals(first / ClassPostings.BlockSize);
                var counts = postings.Counts(first / ClassPostings.BlockSize);
                for (var i = 0; i < ordinals.Length; i++)
                {
                    shares[first + ordinals[i]] += counts[i] != ClassPostings.NonQuantized ? counts[i]
                        : (int)Math.Round(index.NonQuantizedFractionOf(first + ordinals[i], landCover.Index) * ClassPostings.SharesUnit);
                }
            }
        }

        return shares;
    }
}
