namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>How the bytes of a tile or strip are packed; the values are those of the tag.</summary>
public enum TiffCompression
{
    None = 1,
    Lzw = 5,
    Deflate = 8,
    PackBits = 32773,

    /// <summary>The number that Deflate had before it got its own; the same bytes.</summary>
    OldDeflate = 32946,
}
