using RapidAI4EO.Index.Format;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Blocks and what is in them. Of each the amounts that are to be shared out in proportion: first its samples, then what each label
/// covers, in samples; without zeros.
/// </summary>
internal sealed class BlockTable
{
    private readonly ulong[] _keys;
    private readonly int[] _blockOf;
    private readonly int[] _starts;
    private readonly List<(byte Kind, double Amount)> _amounts = [];

    /// <param name="blockOf">The block of each sample by <see cref="BlockGrid.BlockOf"/>.</param>
    /// <param name="cover">The land cover of the same samples.</param>
    /// <param name="scheme">The labels; null to have samples alone.</param>
    public BlockTable(ulong[] blockOf, LandCoverRows cover, LabelScheme? scheme)
    {
        _keys = [.. blockOf.Distinct().Order()];
        _blockOf = Array.ConvertAll(blockOf, key => Array.BinarySearch(_keys, key));
        _starts = new int[_keys.Length + 1];
        Sizes = new int[_keys.Length];
        Kinds = 1 + (scheme?.Labels.Count ?? 0);
        Totals = new double[Kinds];
        foreach (var block in _blockOf) Sizes[block]++;
        Fill(cover, scheme);
    }

    public int Count => _keys.Length;

    /// <summary>How many samples each block has.</summary>
    public int[] Sizes { get; }

    /// <summary>How many kinds of amounts there are: samples, and one a label.</summary>
    public int Kinds { get; }

    /// <summary>The sum of each kind over all blocks.</summary>
    public double[] Totals { get; }

    /// <summary>The block's number in its grid: the same whatever other blocks there are.</summary>
    public ulong KeyOf(int block) => _keys[block];

    /// <summary>The block of the sample at a place.</summary>
    public int BlockOf(int at) => _blockOf[at];

    /// <summary>What a block has of each kind, in order of kinds.</summary>
    public ReadOnlySpan<(byte Kind, double Amount)> AmountsOf(int block) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_amounts)[_starts[block].._starts[block + 1]];

    private void Fill(LandCoverRows cover, LabelScheme? scheme)
    {
        var members = Enumerable.Range(0, _blockOf.Length).ToArray();
        Array.Sort((int[])_blockOf.Clone(), members);
        var sums = new long[Kinds - 1];
        var at = 0;
        for (var block = 0; block < Count; block++)
        {
            Array.Clear(sums);
            for (var end = at + Sizes[block]; at < end; at++)
            {
                if (scheme is not null) cover.AddTo(sums, members[at], scheme);
            }

            Append(block, sums);
        }
    }

    private void Append(int block, long[] sums)
    {
        Add(0, Sizes[block]);
        for (var label = 0; label < sums.Length; label++)
        {
            if (sums[label] > 0) Add(label + 1, sums[label] / (double)ClassPostings.SharesUnit);
        }

        _starts[block + 1] = _amounts.Count;
    }

    private void Add(int kind, double amount)
    {
        _amounts.Add(((byte)kind, amount));
        Totals[kind] += amount;
    }
}
