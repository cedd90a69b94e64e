using System.IO.Compression;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Deflate in a zlib envelope, by the framework.</summary>
internal static unsafe class DeflateDecoder
{
    /// <summary>A match of 258 bytes in two bits.</summary>
    public const int MaxRatio = 1032;

    /// <returns>How many bytes came; fewer than there is room for where the input ends or is damaged.</returns>
    public static int Decode(ReadOnlySpan<byte> packed, Span<byte> output)
    {
        var done = 0;
        fixed (byte* first = packed)
        {
            using var source = new UnmanagedMemoryStream(first, packed.Length);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            try
            {
                for (int read; done < output.Length && (read = zlib.Read(output[done..])) > 0;)
                {
                    done += read;
                }
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                // The framework throws either, by what is wrong. As much as was right is counted; who wanted more says so.
            }
        }

        return done;
    }
}
