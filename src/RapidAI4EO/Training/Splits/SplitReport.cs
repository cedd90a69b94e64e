using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Splits;

/// <summary>What is to be known of a split before it is trusted: sizes, shared ground, distances, land cover.</summary>
public sealed class SplitReport
{
    private SplitReport(Split split, IReadOnlyList<SplitShares> shares, SplitDistances distances)
    {
        Split = split;
        Shares = shares;
        Distances = distances;
        Samples = new long[split.Names.Count];
        Blocks = new int[split.Names.Count];
    }

    public Split Split { get; }

    /// <summary>How many samples each split has.</summary>
    public long[] Samples { get; }

    /// <summary>In how many blocks they lie.</summary>
    public int[] Blocks { get; }

    /// <summary>Blocks that have samples of more than one split.</summary>
    public int SharedBlocks { get; private set; }

    /// <summary>Land cover by each scheme that was asked for.</summary>
    public IReadOnlyList<SplitShares> Shares { get; }

    public SplitDistances Distances { get; }

    public static SplitReport Make(Split split, BlockGrid blocks, IReadOnlyList<LabelScheme> schemes, CancellationToken cancellationToken = default)
    {
        var cover = new LandCoverRows(split.Index, split.Ordinals, cancellationToken);
        var samples = new long[split.Names.Count];
        var blocksOf = new Dictionary<ulong, ulong>();
        for (var at = 0; at < split.Ordinals.Count; at++)
        {
            if (split.PartOf(at) == Split.None) continue;
            samples[split.PartOf(at)]++;
            var block = blocks.BlockOf(split.Index.IdOf(split.Ordinals[at]));
            blocksOf[block] = blocksOf.GetValueOrDefault(block) | (1UL << split.PartOf(at));
        }

        var shares = schemes.Select(scheme => SharesOf(split, cover, scheme, samples)).ToList();
        var report = new SplitReport(split, shares, SplitDistances.Measure(split, cancellationToken));
        samples.CopyTo(report.Samples, 0);
        report.Count(blocksOf.Values);
        return report;
    }

    private static SplitShares SharesOf(Split split, LandCoverRows cover, LabelScheme scheme, long[] samples)
    {
        var pixels = Array.ConvertAll(samples, _ => new long[scheme.Labels.Count]);
        for (var at = 0; at < split.Ordinals.Count; at++)
        {
            if (split.PartOf(at) != Split.None) cover.AddTo(pixels[split.PartOf(at)], at, scheme);
        }

        return new SplitShares(scheme, pixels, samples);
    }

    private void Count(IEnumerable<ulong> partsOfBlocks)
    {
        foreach (var parts in partsOfBlocks)
        {
            if ((parts & (parts - 1)) != 0) SharedBlocks++;
            for (var part = 0; part < Blocks.Length; part++) Blocks[part] += (int)(parts >> part & 1);
        }
    }
}
