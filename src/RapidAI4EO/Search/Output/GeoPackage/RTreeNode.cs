using System.Buffers.Binary;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Output.GeoPackage;

/// <summary>
/// A node of SQLite's R-tree on its way, in the layout of its source, rtree.c: the tree's depth (in the root, else 0) and the number of
/// cells, 16 bits each; then a cell for each child or row, its id of 64 bits and its bounds as floats; all big-endian.
/// </summary>
internal sealed class RTreeNode
{
    /// <summary>What SQLite gives to each node where pages have 4096 bytes, filled or not.</summary>
    public const int Length = HeaderLength + (Capacity * CellLength);

    /// <summary>SQLite puts no more cells into a node, however much room there is.</summary>
    public const int Capacity = 51;

    private const int HeaderLength = 4;
    private const int CellLength = 8 + (4 * sizeof(float));

    private readonly byte[] _bytes = new byte[Length];
    private readonly long[] _ids = new long[Capacity];
    private int _count;

    /// <summary>Of all that is in it.</summary>
    public LonLatBounds Bounds { get; private set; } = LonLatBounds.Empty;

    public bool IsFull => _count == Capacity;

    public ReadOnlySpan<long> Ids => _ids.AsSpan(0, _count);

    public void Add(long id, in LonLatBounds bounds)
    {
        var cell = _bytes.AsSpan(HeaderLength + (_count * CellLength), CellLength);
        BinaryPrimitives.WriteInt64BigEndian(cell, id);
        BinaryPrimitives.WriteSingleBigEndian(cell[8..], Down(bounds.West));
        BinaryPrimitives.WriteSingleBigEndian(cell[12..], Up(bounds.East));
        BinaryPrimitives.WriteSingleBigEndian(cell[16..], Down(bounds.South));
        BinaryPrimitives.WriteSingleBigEndian(cell[20..], Up(bounds.North));
        Bounds = Bounds.Including(bounds);
        _ids[_count++] = id;
    }

    /// <summary>The node as it is stored; valid until the next change.</summary>
    public ReadOnlySpan<byte> Stored(int depth)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes, (ushort)depth);
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(2), (ushort)_count);
        return _bytes;
    }

    public void Clear()
    {
        Array.Clear(_bytes);
        _count = 0;
        Bounds = LonLatBounds.Empty;
    }

    /// <summary>Rounded outwards, so that nothing is missed.</summary>
    private static float Down(double number) => (float)number > number ? MathF.BitDecrement((float)number) : (float)number;

    /// <inheritdoc cref="Down"/>
    private static float Up(double number) => (float)number < number ? MathF.BitIncrement((float)number) : (float)number;
}
