using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

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

    /// <summary>Bytes before what is packed.</summary>
    public const int FullHeader = PlainHeader + ExtraField;

    private const int PlainHeader = 10;
    private const int Trailer = 8;
    private const int ExtraField = 8;
    private const int MaxBlock = 1 << 16;
    private const int ScanSize = 1 << 16;
    private const byte HasExtraField = 4;
    private const byte FlagsAt = 3;
    private const int LengthAt = 16;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 8, HasExtraField];

    private static ReadOnlySpan<byte> Extra => [6, 0, (byte)'B', (byte)'C', 2, 0];

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
        Extra.CopyTo(header[PlainHeader..]);
        BinaryPrimitives.WriteUInt16LittleEndian(header[LengthAt..], (ushort)(member.Length + ExtraField - 1));
        output.Write(header);
        output.Write(member[PlainHeader..]);
    }

    /// <summary>Reads the next block as it is packed.</summary>
    /// <returns>Empty where the file ends, is cut, or holds something else.</returns>
    public static ReadOnlyMemory<byte> ReadPacked(Stream file, byte[] buffer)
    {
        if (file.ReadAtLeast(buffer.AsSpan(0, FullHeader), FullHeader, throwOnEndOfStream: false) < FullHeader) return default;
        if (!IsHeader(buffer.AsSpan(0, FullHeader))) return default;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(LengthAt)) + 1;
        if (length <= FullHeader) return default;
        var rest = buffer.AsSpan(FullHeader, length - FullHeader);
        return file.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) == rest.Length ? buffer.AsMemory(0, length) : default;
    }

    /// <summary>Where the next block begins, from a place on; null where none does.</summary>
    public static long? FindHeader(Stream file, long from)
    {
        var buffer = new byte[ScanSize];
        while (true)
        {
            file.Position = from;
            var bytes = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
            if (bytes.Length < FullHeader) return null;
            for (var at = 0; bytes[at..].IndexOf(Magic) is >= 0 and var step; at++)
            {
                at += step;
                if (at + FullHeader > bytes.Length) break;
                if (IsHeader(bytes.Slice(at, FullHeader))) return from + at;
            }

            // A header may lie across the border of two pieces.
            from += bytes.Length - FullHeader + 1;
        }
    }

    /// <summary>Whether a block begins at a place, however little there is of it.</summary>
    public static bool IsBeginning(Stream file, long at)
    {
        var header = new byte[FullHeader];
        file.Position = at;
        var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        Magic[Math.Min(length, Magic.Length)..].CopyTo(header.AsSpan(Math.Min(length, Magic.Length)));
        var extra = Math.Clamp(length - PlainHeader, 0, Extra.Length);
        Extra[extra..].CopyTo(header.AsSpan(PlainHeader + extra));
        return IsHeader(header);
    }

    /// <summary>Gives a block the header that it must have had.</summary>
    public static void PutHeader(Span<byte> packed)
    {
        packed[..PlainHeader].Clear();
        Magic.CopyTo(packed);
        Extra.CopyTo(packed[PlainHeader..]);
        BinaryPrimitives.WriteUInt16LittleEndian(packed[LengthAt..], (ushort)(packed.Length - 1));
    }

    /// <summary>Bytes of a block without text: any number from this on to 64 KiB.</summary>
    public const int LeastEmpty = FullHeader + Trailer + 25;

    /// <summary>The most bytes of a block.</summary>
    public const int MaxLength = MaxBlock;

    /// <summary>
    /// Makes a block without text, of exactly as many bytes as there are: empty stored blocks of deflate (RFC 1951, 3.2.4) have five, and six with an
    /// empty fixed one (3.2.6) before.
    /// </summary>
    public static void FillEmpty(Span<byte> packed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(packed.Length, LeastEmpty);
        packed.Clear();
        PutHeader(packed);
        var deflated = packed[FullHeader..^Trailer];
        for (var longer = deflated.Length % 5; longer > 0; longer--)
        {
            ((ReadOnlySpan<byte>)[2, 0, 0, 0, 0xFF, 0xFF]).CopyTo(deflated);
            deflated = deflated[6..];
        }

        for (; !deflated.IsEmpty; deflated = deflated[5..])
        {
            ((ReadOnlySpan<byte>)[deflated.Length == 5 ? (byte)1 : (byte)0, 0, 0, 0xFF, 0xFF]).CopyTo(deflated);
        }
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
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(packed.Span[^Trailer..]);
        try
        {
            using var gzip = new GZipStream(AsStream(packed), CompressionMode.Decompress);
            length = gzip.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            // GZipStream checks the checksum only where what is packed has an end, and takes the end of the bytes for one.
            return (uint)length == announced && Crc32.HashToUInt32(text.AsSpan(0, length)) == checksum;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> header) =>
        header.StartsWith(Magic) && header.Slice(PlainHeader, Extra.Length).SequenceEqual(Extra);

    private static MemoryStream AsStream(ReadOnlyMemory<byte> memory)
    {
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out var array);
        return new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
    }
}
