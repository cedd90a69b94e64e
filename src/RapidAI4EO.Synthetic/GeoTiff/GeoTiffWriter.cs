namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>
/// Writes a chip as the corpus's own are laid out: classic TIFF, one directory, one tile that holds the whole image, LZW with
/// predictor 2, GeoKeys of the UTM zone. Given the pixels of the real Planet Fusion chip it writes that file to the byte.
/// </summary>
internal static class GeoTiffWriter
{
    private const ushort Lzw = 5;
    private const ushort MinIsBlack = 1;
    private const ushort Contiguous = 1;
    private const ushort HorizontalDifferencing = 2;

    [ThreadStatic]
    private static LzwEncoder? _encoder;

    /// <summary>Writes a raster and uses it up: its tile holds differences afterwards.</summary>
    public static byte[] Write(Raster raster)
    {
        HorizontalPredictor.Apply(raster);
        var codes = (_encoder ??= new LzwEncoder()).Encode(raster.Tile);
        var directory = Describe(raster);
        directory.SetLong(TiffTag.TileOffsets, directory.Length);
        directory.SetLong(TiffTag.TileByteCounts, codes.Length);
        return [.. directory.ToBytes(), .. codes];
    }

    private static TiffDirectory Describe(Raster raster)
    {
        var directory = new TiffDirectory();
        directory.AddShorts(TiffTag.ImageWidth, (ushort)raster.Size);
        directory.AddShorts(TiffTag.ImageLength, (ushort)raster.Size);
        directory.AddShorts(TiffTag.BitsPerSample, ForEach(raster.Bands, 8 * raster.BytesPerSample));
        directory.AddShorts(TiffTag.Compression, Lzw);
        directory.AddShorts(TiffTag.PhotometricInterpretation, MinIsBlack);
        directory.AddShorts(TiffTag.SamplesPerPixel, (ushort)raster.Bands);
        directory.AddShorts(TiffTag.PlanarConfiguration, Contiguous);
        directory.AddShorts(TiffTag.Predictor, HorizontalDifferencing);
        directory.AddShorts(TiffTag.TileWidth, (ushort)raster.TileSize);
        directory.AddShorts(TiffTag.TileLength, (ushort)raster.TileSize);
        directory.AddLong(TiffTag.TileOffsets, 0);
        directory.AddLong(TiffTag.TileByteCounts, 0);
        if (raster.Bands > 1)
        {
            directory.AddShorts(TiffTag.ExtraSamples, ForEach(raster.Bands - 1, 0));
        }

        directory.AddShorts(TiffTag.SampleFormat, ForEach(raster.Bands, raster.Format == SampleFormat.Int16 ? 2 : 1));
        GeoReference.AddTo(directory, raster);
        return directory;
    }

    private static ushort[] ForEach(int bands, int value) => [.. Enumerable.Repeat((ushort)value, bands)];
}
