using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>
/// Pixels on the ground of one sample, kept as the one TIFF tile that will hold them: pixel-interleaved, with zeros where the tile is
/// larger than the image.
/// </summary>
internal sealed class Raster(Footprint footprint, int size, int bands, SampleFormat format, int tileSize)
{
    public Footprint Footprint => footprint;

    /// <summary>Pixels along a side of the image.</summary>
    public int Size => size;

    public int Bands => bands;

    public SampleFormat Format => format;

    /// <summary>Pixels along a side of the tile: a multiple of 16, at least <see cref="Size"/>.</summary>
    public int TileSize => tileSize;

    public int BytesPerSample => format == SampleFormat.UInt8 ? 1 : 2;

    /// <summary>Metres along a side of a pixel.</summary>
    public double PixelSize => (double)Footprint.Size / size;

    /// <summary>The tile's bytes in little-endian order, as on every machine that .NET is tested on.</summary>
    public byte[] Tile { get; } = new byte[tileSize * tileSize * bands * (format == SampleFormat.UInt8 ? 1 : 2)];

    /// <summary>The samples of one row of the image: band after band, pixel after pixel.</summary>
    public Span<T> Row<T>(int y)
        where T : struct =>
        MemoryMarshal.Cast<byte, T>(TileRow(y))[..(size * bands)];

    public Span<byte> TileRow(int y)
    {
        var stride = tileSize * bands * BytesPerSample;
        return Tile.AsSpan(y * stride, stride);
    }
}
