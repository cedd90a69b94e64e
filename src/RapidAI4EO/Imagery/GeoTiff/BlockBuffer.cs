namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>How a buffer is laid out into which a tile or strip is unpacked.</summary>
internal static class BlockBuffer
{
    /// <summary>Where the unpacked bytes begin: the LZW decoder keeps the strings of one byte before them.</summary>
    public const int Start = 256;

    /// <summary>Bytes of a buffer for so many unpacked ones.</summary>
    public static int Size(int unpacked) => checked(Start + unpacked + LzwDecoder.Slack);
}
