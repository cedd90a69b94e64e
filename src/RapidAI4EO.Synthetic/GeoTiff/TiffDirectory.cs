using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>
/// The head of a classic little-endian TIFF: the signature, the one directory and the values too long for their entries. The image
/// data come right behind it.
/// </summary>
internal sealed class TiffDirectory
{
    private const int SignatureLength = 8;
    private const int EntryLength = 12;
    private const ushort Ascii = 2;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const ushort Double = 12;

    private readonly List<(TiffTag Tag, ushort Type, int Count, byte[] Value)> _entries = [];

    /// <summary>Bytes up to the image data.</summary>
    public int Length => LongValuesAt + _entries.Sum(e => LengthOutside(e.Value));

    private int LongValuesAt => SignatureLength + 2 + (EntryLength * _entries.Count) + 4;

    public void AddShorts(TiffTag tag, params ReadOnlySpan<ushort> values) =>
        _entries.Add((tag, Short, values.Length, MemoryMarshal.AsBytes(values).ToArray()));

    public void AddLong(TiffTag tag, int value) => _entries.Add((tag, Long, 1, BitConverter.GetBytes(value)));

    public void AddDoubles(TiffTag tag, params ReadOnlySpan<double> values) =>
        _entries.Add((tag, Double, values.Length, MemoryMarshal.AsBytes(values).ToArray()));

    public void AddAscii(TiffTag tag, string text)
    {
        var value = Encoding.ASCII.GetBytes(text + '\0');
        _entries.Add((tag, Ascii, value.Length, value));
    }

    /// <summary>Gives an entry its value now that it is known.</summary>
    public void SetLong(TiffTag tag, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(_entries.Single(e => e.Tag == tag).Value, value);

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        "II*\0"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), SignatureLength);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(SignatureLength), (ushort)_entries.Count);
        var entryAt = SignatureLength + 2;
        var valueAt = LongValuesAt;
        foreach (var (tag, type, count, value) in _entries)
        {
            var entry = bytes.AsSpan(entryAt, EntryLength);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], count);
            if (LengthOutside(value) == 0)
            {
                value.CopyTo(entry[8..]);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(entry[8..], valueAt);
                value.CopyTo(bytes.AsSpan(valueAt));
            }

            entryAt += EntryLength;
            valueAt += LengthOutside(value);
        }

        return bytes;
    }

    /// <summary>None for a value that fits into its entry; else its length, made even, since values begin on word boundaries.</summary>
    private static int LengthOutside(byte[] value) => value.Length <= 4 ? 0 : (value.Length + 1) & ~1;
}
