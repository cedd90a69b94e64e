using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Makes splits that share no block of ground and are alike in land cover. The same samples, options and seed make the same split
/// on every machine. Sizes come within the largest block of their ratios, but where a split would be left empty by that.
/// </summary>
public sealed class Splitter(SampleIndex index)
{
    /// <returns>Of no samples, a split of none.</returns>
    /// <exception cref="InvalidInputException">There are fewer blocks than splits.</exception>
    public Split Run(SampleSet samples, SplitOptions options, CancellationToken cancellationToken = default)
    {
        int[] ordinals = [.. samples.Ordinals()];
        if (ordinals.Length == 0) return new Split(index, options.Names, ordinals, []);
        var blockOf = Array.ConvertAll(ordinals, ordinal => options.Blocks.BlockOf(index.IdOf(ordinal)));
        var table = new BlockTable(blockOf, new LandCoverRows(index, ordinals, cancellationToken), options.Stratify);
        RefuseFewBlocks(table.Count, options);
        var sum = options.Ratios.Sum();
        var allotment = new SplitAssignment(table, [.. options.Ratios.Select(ratio => (double)(ratio / sum))]);
        var order = InOrderOfLuck(table, options.Seed);
        IterativeStratification.Run(allotment, order);
        SizeRepair.Run(allotment);
        new LocalImprovement(allotment, order, options.Seed).Run(cancellationToken);
        SizeRepair.FillEmpty(allotment);
        var parts = new byte[ordinals.Length];
        for (var at = 0; at < parts.Length; at++) parts[at] = (byte)allotment.PartOf(table.BlockOf(at));
        var split = new Split(index, options.Names, ordinals, parts);
        if (options.Buffer > 0) BufferZone.LeaveOut(split, options.Buffer, cancellationToken);
        return split;
    }

    private static int[] InOrderOfLuck(BlockTable table, ulong seed)
    {
        var order = Enumerable.Range(0, table.Count).ToArray();
        Array.Sort(Array.ConvertAll(order, block => SplitMix.NextUInt64(seed, table.KeyOf(block))), order);
        return order;
    }

    private static void RefuseFewBlocks(int blocks, SplitOptions options)
    {
        if (blocks < options.Ratios.Count)
        {
            var found = blocks switch
            {
                1 => "All samples lie in one block",
                _ => $"The samples lie in {blocks} blocks",
            };
            throw new InvalidInputException(
                $"{found}, and {options.Ratios.Count} splits that share none need {options.Ratios.Count} at least. Choose more samples, or smaller blocks than '{options.Blocks.Name}'.");
        }
    }
}
