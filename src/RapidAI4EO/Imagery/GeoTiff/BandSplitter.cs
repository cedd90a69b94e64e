using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Takes one band's samples out of a row of pixels.</summary>
internal static class BandSplitter
{
    /// <param name="row">Samples of a row, those of a pixel side by side, from the first pixel that is wanted.</param>
    /// <param name="samplesPerPixel">How many are side by side.</param>
    /// <param name="band">Which of them, from 0.</param>
    /// <param name="size">Bytes of a sample.</param>
    /// <param name="target">Where they go: as many as are wanted.</param>
    public static void Take(ReadOnlySpan<byte> row, int samplesPerPixel, int band, int size, Span<byte> target)
    {
        if (samplesPerPixel == 1)
        {
            row[..target.Length].CopyTo(target);
            return;
        }

        switch (size)
        {
            case 1: Take(row, samplesPerPixel, band, target); break;
            case 2: Take<ushort>(row, samplesPerPixel, band, target); break;
            case 4: Take<uint>(row, samplesPerPixel, band, target); break;
            default: Take<ulong>(row, samplesPerPixel, band, target); break;
        }
    }

    private static void Take<T>(ReadOnlySpan<byte> row, int stride, int band, Span<byte> target)
        where T : unmanaged =>
        Take(MemoryMarshal.Cast<byte, T>(row), stride, band, MemoryMarshal.Cast<byte, T>(target));

    private static void Take<T>(ReadOnlySpan<T> row, int stride, int band, Span<T> target)
    {
        for (int i = 0, at = band; i < target.Length; i++, at += stride)
        {
            target[i] = row[at];
        }
    }
}
