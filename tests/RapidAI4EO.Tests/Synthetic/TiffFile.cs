using System.Buffers.Binary;

namespace RapidAI4EO.Tests.Synthetic;

/// <summary>The directory of a classic little-endian TIFF as it stands, and its one tile: a reader that knows no more than the tests need.</summary>
internal sealed class TiffFile
{
    private static readonly int[] TypeSizes = [0, 1, 1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 8];

    private readonly byte[] _bytes;

    public TiffFile(byte[] bytes)
    {
        _bytes = bytes;
        var directory = Int32(4);
        var count = Int16(directory);
        Entries = [.. Enumerable.Range(0, count).Select(i => ReadEntry(directory + 2 + (12 * i)))];
        NextDirectory = Int32(directory + 2 + (12 * count));
    }

    /// <summary>Tag, type, count and value bytes in the file's order.</summary>
    public IReadOnlyList<(int Tag, int Type, int Count, byte[] Value)> Entries { get; }

    public int NextDirectory { get; }

    public byte[] Value(int tag) => Entries.Single(e => e.Tag == tag).Value;

    public int Number(int tag) => Value(tag) is { Length: 2 } two ? BitConverter.ToUInt16(two) : BitConverter.ToInt32(Value(tag));

    /// <summary>The tile's samples of 16 bits, with the predictor undone.</summary>
    public short[] Samples()
    {
        var data = LzwDecoder.Decode(_bytes.AsSpan(Number(324), Number(325)));
        var samples = new short[data.Length / 2];
        Buffer.BlockCopy(data, 0, samples, 0, data.Length);
        var bands = Number(277);
        var stride = Number(322) * bands;
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] += i % stride >= bands ? samples[i - bands] : (short)0;
        }

        return samples;
    }

    private (int Tag, int Type, int Count, byte[] Value) ReadEntry(int at)
    {
        var (tag, type, count) = (Int16(at), Int16(at + 2), Int32(at + 4));
        var length = TypeSizes[type] * count;
        return (tag, type, count, _bytes.AsSpan(length <= 4 ? at + 8 : Int32(at + 8), length).ToArray());
    }

    private int Int16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}
