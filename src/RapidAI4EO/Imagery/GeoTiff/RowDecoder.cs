using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Turns a row of an unpacked block into samples as this machine has them: byte order, then the predictor (TIFF 6.0, section 14).</summary>
internal static class RowDecoder
{
    /// <param name="row">A row of the block, whole, since predictors run from its first sample; changed in place.</param>
    /// <param name="info">The image.</param>
    /// <param name="samplesPerPixel">Samples side by side in the block.</param>
    public static void Decode(Span<byte> row, GeoTiffInfo info, int samplesPerPixel)
    {
        var size = info.Type.Size();
        if (info.Predictor == TiffPredictor.FloatingPoint)
        {
            // Its bytes stand by significance, not in the file's order.
            JoinFloats(row, size, samplesPerPixel);
            return;
        }

        if (info.IsBigEndian == BitConverter.IsLittleEndian) Reverse(row, size);
        if (info.Predictor == TiffPredictor.Horizontal) Sum(row, size, samplesPerPixel);
    }

    private static void Reverse(Span<byte> row, int size)
    {
        switch (size)
        {
            case 2:
                var shorts = MemoryMarshal.Cast<byte, ushort>(row);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var ints = MemoryMarshal.Cast<byte, uint>(row);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, ulong>(row);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    /// <summary>Differences to samples, as whole numbers of their size with wrap-around, be they floats or not: as libtiff does.</summary>
    private static void Sum(Span<byte> row, int size, int stride)
    {
        switch (size)
        {
            case 1: Sum(row, stride); break;
            case 2: Sum(MemoryMarshal.Cast<byte, ushort>(row), stride); break;
            case 4: Sum(MemoryMarshal.Cast<byte, uint>(row), stride); break;
            default: Sum(MemoryMarshal.Cast<byte, ulong>(row), stride); break;
        }
    }

    private static void Sum<T>(Span<T> row, int stride)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = stride; i < row.Length; i++)
        {
            row[i] += row[i - stride];
        }
    }

    /// <summary>
    /// Predictor 3 (Adobe Photoshop TIFF technical note 3): sums of bytes, then from the planes of bytes, the most significant first, the
    /// samples.
    /// </summary>
    private static void JoinFloats(Span<byte> row, int size, int stride)
    {
        Sum<byte>(row, stride);
        var count = row.Length / size;
        var planes = row.ToArray();
        for (var plane = 0; plane < size; plane++)
        {
            var place = BitConverter.IsLittleEndian ? size - 1 - plane : plane;
            for (var i = 0; i < count; i++)
            {
                row[(i * size) + place] = planes[(plane * count) + i];
            }
        }
    }
}
