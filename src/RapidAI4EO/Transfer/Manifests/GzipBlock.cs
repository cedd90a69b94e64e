using System.Buffers.Binary;
using System.IO.Compression;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// Text packed in blocks that are gzip members of their own, so that any gzip reads a file of them, and that say in their header
/// how long they are, so that a reader finds the next one without unpacking and sees where a file was cut. The length stands in the
/// extra field "BC" as in BGZF (section 4.1 of the SAM format specification, samtools.github.io/hts-specs/SAMv1.pdf).
/// </summary>
internal static class GzipBlock
{
    /// <summary>The most bytes of text in a block, such that even what does not shrink fits into 64 KiB.</summary>
    public const int MaxText = 60_000;

    private const int PlainHeader = 10;
    private const int ExtraField = 8;
    private const int FullHeader = PlainHeader + ExtraField;
    private const int MaxBlock = 1 << 16;
    private const byte HasExtraField = 4;
    private const byte FlagsAt = 3;
    private const int LengthAt = 16;

    /// <summary>Appends a block to <paramref name="output"/>.</summary>
    public static void Write(ReadOnlySpan<byte> text, MemoryStream output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxText);
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(text);
        }

        var member = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        Span<byte> header = stackalloc byte[FullHeader];
        member[..PlainHeader].CopyTo(header);
        header[FlagsAt] |= HasExtraField;
        ReadOnlySpan<byte> extra = [6, 0, (byte)'B', (byte)'C', 2, 0];
        extra.CopyTo(header[PlainHeader..]);
        BinaryPrimitives.WriteUInt16LittleEndian(header[LengthAt..], (ushort)(member.Length + ExtraField - 1));
        output.Write(header);
        output.Write(member[PlainHeader..]);
    }

    /// <summary>Reads the next block as it is packed.</summary>
    /// <returns>Empty where the file ends, is cut, or holds something else.</returns>
    public static ReadOnlyMemory<byte> ReadPacked(Stream file, byte[] buffer)
    {
        if (file.ReadAtLeast(buffer.AsSpan(0, FullHeader), FullHeader, throwOnEndOfStream: false) < FullHeader) return default;
        ReadOnlySpan<byte> expected = [6, 0, (byte)'B', (byte)'C', 2, 0];
        if (buffer[0] != 0x1F || buffer[1] != 0x8B || buffer[FlagsAt] != HasExtraField) return default;
        if (!buffer.AsSpan(PlainHeader, expected.Length).SequenceEqual(expected)) return default;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(LengthAt)) + 1;
        if (length <= FullHeader) return default;
        var rest = buffer.AsSpan(FullHeader, length - FullHeader);
        return file.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) == rest.Length ? buffer.AsMemory(0, length) : default;
    }

    /// <summary>A buffer for <see cref="ReadPacked"/>.</summary>
    public static byte[] NewPackedBuffer() => new byte[MaxBlock];

    /// <summary>A buffer for <see cref="TryUnpack"/>.</summary>
    public static byte[] NewTextBuffer() => new byte[MaxBlock];

    /// <summary>Unpacks a block and compares its checksum.</summary>
    /// <returns>False where the block is damaged.</returns>
    public static bool TryUnpack(ReadOnlyMemory<byte> packed, byte[] text, out int length)
    {
        length = 0;
        var announced = BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^4..]);
        try
        {
            using var gzip = new GZipStream(AsStream(packed), CompressionMode.Decompress);
            length = gzip.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return (uint)length == announced;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> memory)
    {
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out var array);
        return new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
    }
}
