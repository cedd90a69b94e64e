using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Writes pictures as PNG (W3C, third edition): 8 bits a channel, filtered by the difference to the row above.</summary>
public static class Png
{
    private const byte FilterUp = 2;
    private const byte Rgb = 2;

    /// <param name="picture">What to write.</param>
    /// <param name="isFast">Whether it is written for a reader who waits: some 10 % longer, in a third of the time.</param>
    public static byte[] Encode(Picture picture, bool isFast = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
        (header[8], header[9]) = (8, Rgb);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(picture, isFast ? CompressionLevel.Fastest : CompressionLevel.Optimal));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(Picture picture, CompressionLevel level)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, level, leaveOpen: true))
        {
            var line = new byte[1 + (3 * picture.Width)];
            line[0] = FilterUp;
            ReadOnlySpan<byte> above = new byte[3 * picture.Width];
            for (var y = 0; y < picture.Height; y++)
            {
                var row = picture.Row(y);
                for (var i = 0; i < row.Length; i++) line[i + 1] = (byte)(row[i] - above[i]);
                zlib.Write(line);
                above = row;
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
