using System.Runtime.InteropServices;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// Which samples have some of one class, and how much. Samples come in blocks of 65,536 ordinals, so that a posting is two
/// 16-bit numbers: the ordinal within its block, and the share in units of 1/40000.
/// </summary>
/// <remarks>
/// The section: for each block the number of postings before it, u32, and one more for the total; then the low ordinals of
/// all blocks, u16; then their counts, u16. A count of <see cref="NonQuantized"/> says that the share is no multiple of 1/40000
/// and stands with its published decimals in the section of shares.
/// </remarks>
public readonly ref struct ClassPostings
{
    /// <summary>Ordinals a block.</summary>
    public const int BlockSize = 1 << 16;

    /// <summary>Shares are counted in units of 1/40000: a sample is labelled by 200 x 200 pixels.</summary>
    public const int SharesUnit = 40_000;

    /// <summary>In place of a count: the share is exact only in its published decimals.</summary>
    public const ushort NonQuantized = ushort.MaxValue;

    private readonly ReadOnlySpan<uint> _starts;
    private readonly ReadOnlySpan<ushort> _ordinals;
    private readonly ReadOnlySpan<ushort> _counts;

    internal ClassPostings(ReadOnlySpan<byte> section, int samples)
    {
        var blocks = BlocksOf(samples);
        _starts = MemoryMarshal.Cast<byte, uint>(section)[..(blocks + 1)];
        var total = (int)_starts[^1];
        var rest = MemoryMarshal.Cast<byte, ushort>(section[(4 * (blocks + 1))..]);
        _ordinals = rest[..total];
        _counts = rest.Slice(total, total);
    }

    /// <summary>How many samples have some of the class.</summary>
    public int Count => _ordinals.Length;

    /// <summary>The ordinals of a block that have some of the class, ascending, less the block's first ordinal.</summary>
    public ReadOnlySpan<ushort> Ordinals(int block) => _ordinals[Range(block)];

    /// <summary>The shares beside <see cref="Ordinals"/>, in units of 1/40000, 1 to 40000, or <see cref="NonQuantized"/>.</summary>
    public ReadOnlySpan<ushort> Counts(int block) => _counts[Range(block)];

    /// <summary>The share of one sample in units of 1/40000, 0 where it has none, or <see cref="NonQuantized"/>.</summary>
    public ushort CountOf(int ordinal)
    {
        var block = ordinal / BlockSize;
        var at = Ordinals(block).BinarySearch((ushort)(ordinal % BlockSize));
        return at < 0 ? (ushort)0 : Counts(block)[at];
    }

    internal static int BlocksOf(int samples) => (samples + BlockSize - 1) / BlockSize;

    private Range Range(int block) => (int)_starts[block]..(int)_starts[block + 1];
}
