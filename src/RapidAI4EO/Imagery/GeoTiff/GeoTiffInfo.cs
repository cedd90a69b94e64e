namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>What the header of a file says of its first image, which is the one of full resolution.</summary>
public sealed record GeoTiffInfo
{
    /// <summary>Pixels in a row.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Samples of a pixel.</summary>
    public required int Bands { get; init; }

    public required SampleType Type { get; init; }

    public required TiffCompression Compression { get; init; }

    public required TiffPredictor Predictor { get; init; }

    /// <summary>In tiles, else in strips as wide as the image.</summary>
    public required bool IsTiled { get; init; }

    /// <summary>Pixels in a row of a tile or strip; tiles may be larger than the image.</summary>
    public required int BlockWidth { get; init; }

    /// <summary>Rows of a tile or strip.</summary>
    public required int BlockHeight { get; init; }

    /// <summary>Each band in blocks of its own, else the bands of a pixel side by side.</summary>
    public required bool IsPlanar { get; init; }

    public required bool IsBigEndian { get; init; }

    public required bool IsBigTiff { get; init; }

    /// <summary>The EPSG code of the coordinate reference system; null where the file names none.</summary>
    public int? EpsgCode { get; init; }

    /// <summary>
    /// Whether coordinates in the file mean the middles of pixels (PixelIsPoint). <see cref="Transform"/> has been brought to corners either way.
    /// </summary>
    public bool IsPixelPoint { get; init; }

    /// <summary>Null where the file does not say where it lies.</summary>
    public PixelTransform? Transform { get; init; }

    /// <summary>The sample that means that there is none; null where the file names none.</summary>
    public double? Nodata { get; init; }

    /// <summary>One for each band.</summary>
    public required IReadOnlyList<BandDescription> Descriptions { get; init; }

    /// <summary>
    /// What the file says of nodata and scales and cannot be understood, as ends of a sentence that begins with the file. Where there is any,
    /// <see cref="Nodata"/> and <see cref="Descriptions"/> are as if it were not there, and pixels may mean something else.
    /// </summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>The doubts as a sentence; null where there are none.</summary>
    /// <param name="name">The file for messages.</param>
    public string? DoubtsOf(string name) => Doubts.Count == 0 ? null : $"{name} {string.Join(", and it ", Doubts)}.";
}
