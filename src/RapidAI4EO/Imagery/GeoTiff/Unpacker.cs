namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Unpacks the bytes of a tile or strip, whatever they are packed with.</summary>
internal static class Unpacker
{
    /// <summary>
    /// How many bytes may come from a packed one: a block that announces more is refused before memory is taken for it, so a file of a
    /// few bytes cannot ask for megabytes.
    /// </summary>
    public static int MaxRatio(TiffCompression compression) => compression switch
    {
        TiffCompression.Lzw => LzwDecoder.MaxRatio,
        TiffCompression.PackBits => PackBitsDecoder.MaxRatio,
        TiffCompression.None => 1,
        _ => DeflateDecoder.MaxRatio,
    };

    /// <summary>Fills a <see cref="BlockBuffer"/> with the first bytes of a block.</summary>
    /// <returns>How many came; fewer than wanted where the block ends or is damaged.</returns>
    public static int Unpack(TiffCompression compression, ReadOnlySpan<byte> packed, Span<byte> buffer, int wanted)
    {
        var output = buffer.Slice(BlockBuffer.Start, wanted);
        switch (compression)
        {
            case TiffCompression.Lzw:
                return LzwDecoder.Decode(packed, buffer, wanted);
            case TiffCompression.PackBits:
                return PackBitsDecoder.Decode(packed, output);
            case TiffCompression.None:
                packed[..Math.Min(packed.Length, wanted)].CopyTo(output);
                return Math.Min(packed.Length, wanted);
            default:
                return DeflateDecoder.Decode(packed, output);
        }
    }
}
