using System.Runtime.InteropServices;

namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>TIFF's predictor 2: each sample less that of the same band in the pixel to its left, with wrap-around.</summary>
internal static class HorizontalPredictor
{
    /// <summary>Replaces the samples of a raster by their differences.</summary>
    public static void Apply(Raster raster)
    {
        for (var y = 0; y < raster.Size; y++)
        {
            var row = raster.TileRow(y);
            if (raster.BytesPerSample == 1)
            {
                Difference(row, raster.Bands);
            }
            else
            {
                Difference(MemoryMarshal.Cast<byte, ushort>(row), raster.Bands);
            }
        }
    }

    private static void Difference(Span<byte> row, int bands)
    {
        for (var i = row.Length - 1; i >= bands; i--)
        {
            row[i] -= row[i - bands];
        }
    }

    private static void Difference(Span<ushort> row, int bands)
    {
        for (var i = row.Length - 1; i >= bands; i--)
        {
            row[i] -= row[i - bands];
        }
    }
}
