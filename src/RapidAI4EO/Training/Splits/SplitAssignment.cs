namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Blocks shared out among splits, and how far that is from proportion: Pearson's chi-squared, summed over splits and kinds of
/// amounts, which gives rare labels a say without letting them rule. A move changes it by what the block has, no more.
/// </summary>
internal sealed class SplitAssignment
{
    public const int Unassigned = -1;

    private readonly double[][] _have;
    private readonly double[][] _want;
    private readonly int[] _partOf;
    private readonly int[] _blocks;
    private readonly int _largest;

    /// <param name="table">The blocks.</param>
    /// <param name="ratios">Each split's part of the whole; their sum is 1.</param>
    public SplitAssignment(BlockTable table, double[] ratios)
    {
        Table = table;
        _want = Array.ConvertAll(ratios, ratio => Array.ConvertAll(table.Totals, total => total * ratio));
        _have = Array.ConvertAll(ratios, _ => new double[table.Kinds]);
        _partOf = new int[table.Count];
        Array.Fill(_partOf, Unassigned);
        _blocks = new int[ratios.Length];
        _largest = table.Sizes.Max();
    }

    public BlockTable Table { get; }

    public int Parts => _want.Length;

    public int PartOf(int block) => _partOf[block];

    /// <summary>How many blocks a split has.</summary>
    public int BlocksOf(int part) => _blocks[part];

    /// <summary>What a split still wants of a kind; less than nothing where it has too much.</summary>
    public double Lacks(int part, int kind) => _want[part][kind] - _have[part][kind];

    public void Assign(int block, int part)
    {
        if (_partOf[block] != Unassigned) Change(_partOf[block], block, -1);
        _partOf[block] = part;
        Change(part, block, 1);
    }

    /// <summary>By how much it would fall or rise if a split got a block (sign 1) or lost it (-1), and nothing else changed.</summary>
    public double Cost(int part, int block, int sign)
    {
        var cost = 0.0;
        foreach (var (kind, amount) in Table.AmountsOf(block))
        {
            var want = _want[part][kind];
            cost += amount * (amount - (sign * 2 * (want - _have[part][kind]))) / want;
        }

        return cost;
    }

    /// <summary>True where a split may have so many samples more: then it is off its size by no more than the largest block, or less so than now.</summary>
    public bool Allows(int part, int samples)
    {
        var off = -Lacks(part, 0);
        return Math.Abs(off + samples) <= Math.Max(_largest, Math.Abs(off));
    }

    /// <summary>True where a split is off its size by more than the largest block.</summary>
    public bool IsOff(int part) => Math.Abs(Lacks(part, 0)) > _largest;

    private void Change(int part, int block, int sign)
    {
        _blocks[part] += sign;
        foreach (var (kind, amount) in Table.AmountsOf(block)) _have[part][kind] += sign * amount;
    }
}
