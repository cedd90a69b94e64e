using System.Buffers.Binary;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>The first bytes of a file: byte order, classic or BigTIFF, and where the first directory is.</summary>
internal readonly record struct TiffHeader(bool IsBigEndian, bool IsBigTiff, long FirstDirectory)
{
    private const int ClassicLength = 8;
    private const int BigLength = 16;

    /// <returns>Null where the bytes have yet to be fetched.</returns>
    /// <exception cref="GeoTiffException">It is no TIFF.</exception>
    public static TiffHeader? Read(TiffBytes file)
    {
        if (file.Length < ClassicLength) throw new GeoTiffException(file.Name, $"it has only {file.Length} bytes");
        if (!file.TryGet(0, ClassicLength, "the header", out var head)) return null;
        var isBigEndian = head[..2].SequenceEqual("MM"u8);
        if (!isBigEndian && !head[..2].SequenceEqual("II"u8)) throw NoTiff(file, head);
        var version = new TiffNumbers(isBigEndian).UInt16(head[2..]);
        return version switch
        {
            42 => new TiffHeader(isBigEndian, false, new TiffNumbers(isBigEndian).UInt32(head[4..])),
            43 => ReadBig(file, isBigEndian),
            _ => throw NoTiff(file, head),
        };
    }

    private static TiffHeader? ReadBig(TiffBytes file, bool isBigEndian)
    {
        if (!file.TryGet(0, BigLength, "the BigTIFF header", out var head)) return null;
        var numbers = new TiffNumbers(isBigEndian);
        if (numbers.UInt16(head[4..]) != 8 || numbers.UInt16(head[6..]) != 0)
        {
            throw new GeoTiffException(file.Name, "its BigTIFF header does not say that offsets have 8 bytes", 4);
        }

        return new TiffHeader(isBigEndian, true, numbers.Offset(file, head[8..], 8));
    }

    private static GeoTiffException NoTiff(TiffBytes file, ReadOnlySpan<byte> head) => new(
        file.Name, $"it begins with the bytes {BinaryPrimitives.ReadUInt32BigEndian(head):X8}, and a TIFF with 49492A00, 4D4D002A, 49492B00 or 4D4D002B");
}
