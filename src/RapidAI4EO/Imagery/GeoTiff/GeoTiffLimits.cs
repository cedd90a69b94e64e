namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>How much a file may ask for. Everything that its header announces is held against these before memory is taken.</summary>
public sealed record GeoTiffLimits
{
    // Three times a chip of the largest type.
    private const int MinShare = 1 << 20;

    /// <summary>Bytes of the pixels of one read, and of one decoded tile or strip. Default 64 MiB; a chip has 0.3.</summary>
    public int MaxPixelBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of all values of a directory's tags together. Default 16 MiB: offsets and lengths of a million tiles.</summary>
    public int MaxTagBytes { get; init; } = 16 << 20;

    /// <summary>Tags of a directory. Default 1000; a chip has 19.</summary>
    public int MaxTags { get; init; } = 1000;

    /// <summary>Images of a file, overviews and masks included. Default 256.</summary>
    public int MaxImages { get; init; } = 256;

    public static GeoTiffLimits Default { get; } = new();

    /// <summary>The limits of each of several images that are in memory at once, so that together they take no more than one alone may.</summary>
    public static GeoTiffLimits ForEachOf(int images) => new() { MaxPixelBytes = Math.Max(MinShare, Default.MaxPixelBytes / Math.Max(1, images)) };
}
