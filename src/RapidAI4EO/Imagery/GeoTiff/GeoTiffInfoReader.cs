namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Turns the tags of a directory into a <see cref="GeoTiffInfo"/>, believing none before it has been looked at.</summary>
internal static class GeoTiffInfoReader
{
    private const int MaxBands = 65535;

    // Of the tag SampleFormat (TIFF 6.0, section 19).
    private const int Unsigned = 1;
    private const int Undefined = 4;

    /// <exception cref="GeoTiffException">The tags contradict each other, or describe an image of a kind that is not read here.</exception>
    public static GeoTiffInfo Read(string file, TiffHeader header, TiffDirectory directory)
    {
        var width = Size(file, directory, TiffTag.ImageWidth);
        var height = Size(file, directory, TiffTag.ImageLength);
        var bands = (int)InRange(file, TiffTag.SamplesPerPixel, directory.Number(TiffTag.SamplesPerPixel, 1), MaxBands);
        var isTiled = directory.Has(TiffTag.TileWidth);
        var type = Type(file, directory);
        var keys = directory.Numbers(TiffTag.GeoKeyDirectory);
        var isPoint = GeoKeys.IsPixelPoint(keys);
        var tags = GdalTags.Read(directory.Text(TiffTag.GdalNodata), directory.Text(TiffTag.GdalMetadata), bands);
        if (directory.Number(TiffTag.FillOrder, 1) != 1) throw new GeoTiffException(file, "its bits run from the lowest to the highest, which is not read here");
        return new GeoTiffInfo
        {
            Width = width,
            Height = height,
            Bands = bands,
            Type = type,
            Compression = Compression(file, directory),
            Predictor = Predictor(file, directory, type),
            IsTiled = isTiled,
            BlockWidth = isTiled ? Size(file, directory, TiffTag.TileWidth) : width,
            // Without the tag, and with one beyond the image, all rows are in one strip.
            BlockHeight = isTiled
                ? Size(file, directory, TiffTag.TileLength)
                : (int)Math.Min(height, Math.Max(1, directory.Number(TiffTag.RowsPerStrip, height))),
            IsPlanar = InRange(file, TiffTag.PlanarConfiguration, directory.Number(TiffTag.PlanarConfiguration, 1), 2) == 2 && bands > 1,
            IsBigEndian = header.IsBigEndian,
            IsBigTiff = header.IsBigTiff,
            EpsgCode = GeoKeys.EpsgCode(keys),
            IsPixelPoint = isPoint,
            Transform = GeoKeys.Transform(directory, isPoint),
            Nodata = tags.Nodata,
            Descriptions = tags.Descriptions,
            Doubts = tags.Doubts,
        };
    }

    private static int Size(string file, TiffDirectory directory, TiffTag tag) => (int)InRange(file, tag, directory.Number(tag), int.MaxValue);

    private static long InRange(string file, TiffTag tag, long number, long most) => number >= 1 && number <= most
        ? number
        : throw new GeoTiffException(file, $"tag {(int)tag} ({tag}) is {number}, and 1 to {most} are possible");

    private static SampleType Type(string file, TiffDirectory directory)
    {
        var bits = Same(file, directory, TiffTag.BitsPerSample, 1);
        var format = Same(file, directory, TiffTag.SampleFormat, Unsigned);
        // The writer did not know: libtiff, and so GDAL, takes it for what a file without the tag has.
        if (format == Undefined) format = Unsigned;
        return (bits, format) switch
        {
            (8, 1) => SampleType.UInt8,
            (8, 2) => SampleType.Int8,
            (16, 1) => SampleType.UInt16,
            (16, 2) => SampleType.Int16,
            (32, 1) => SampleType.UInt32,
            (32, 2) => SampleType.Int32,
            (32, 3) => SampleType.Float32,
            (64, 3) => SampleType.Float64,
            _ => throw new GeoTiffException(
                file, $"its samples have {bits} bits in the format {format}; whole numbers of 8, 16 and 32 bits (formats 1 and 2) and floats of 32 and 64 (3) are read"),
        };
    }

    /// <summary>A number that the tag gives for each band, and that must be one for all.</summary>
    private static long Same(string file, TiffDirectory directory, TiffTag tag, long otherwise)
    {
        var numbers = directory.Numbers(tag);
        if (numbers.Length == 0) return otherwise;
        return Array.TrueForAll(numbers, number => number == numbers[0])
            ? numbers[0]
            : throw new GeoTiffException(file, $"its bands are of several kinds (tag {(int)tag}), which is not read here");
    }

    private static TiffCompression Compression(string file, TiffDirectory directory)
    {
        var number = directory.Number(TiffTag.Compression, 1);
        return number <= int.MaxValue && Enum.IsDefined((TiffCompression)number)
            ? (TiffCompression)number
            : throw new GeoTiffException(file, $"its compression is {ForeignCompressions.Describe(number)}; none (1), LZW (5), Deflate (8 and 32946) and PackBits (32773) are read");
    }

    private static TiffPredictor Predictor(string file, TiffDirectory directory, SampleType type)
    {
        // As in libtiff, a predictor means something only to the two compressions that have one.
        if (Compression(file, directory) is TiffCompression.None or TiffCompression.PackBits) return TiffPredictor.None;
        var predictor = (TiffPredictor)InRange(file, TiffTag.Predictor, directory.Number(TiffTag.Predictor, 1), 3);
        return predictor == TiffPredictor.FloatingPoint && !type.IsFloat()
            ? throw new GeoTiffException(file, $"its predictor is for floats and its samples are {type.Name()}")
            : predictor;
    }
}
