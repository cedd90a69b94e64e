using System.Buffers.Binary;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Reads numbers in a file's byte order.</summary>
internal readonly record struct TiffNumbers(bool IsBigEndian)
{
    public ushort UInt16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint UInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public ulong UInt64(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    public double Double(ReadOnlySpan<byte> bytes) => BitConverter.UInt64BitsToDouble(UInt64(bytes));

    /// <summary>A number of 64 bits that must be one of .NET's lengths.</summary>
    /// <exception cref="GeoTiffException">It is beyond any file.</exception>
    public long Offset(TiffBytes file, ReadOnlySpan<byte> bytes, long at)
    {
        var number = UInt64(bytes);
        return number <= long.MaxValue ? (long)number : throw new GeoTiffException(file.Name, $"the offset or count {number} is beyond any file", at);
    }
}
