using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Cli.Chips;

/// <summary>How an image is stored.</summary>
/// <param name="Compression"><c>none</c>, <c>lzw</c>, <c>deflate</c> or <c>packbits</c>.</param>
/// <param name="Predictor">1, 2 or 3, as TIFF has it.</param>
/// <param name="Blocks"><c>tiles</c> or <c>strips</c>.</param>
/// <param name="BlockWidth">Pixels in a row of a block.</param>
/// <param name="BlockHeight">Rows of a block.</param>
/// <param name="Interleaving"><c>pixel</c> or <c>band</c>.</param>
/// <param name="ByteOrder"><c>little</c> or <c>big</c>.</param>
/// <param name="IsBigTiff">Whether offsets have 64 bits.</param>
internal sealed record ChipLayoutResult(
    string Compression, int Predictor, string Blocks, int BlockWidth, int BlockHeight, string Interleaving, string ByteOrder, bool IsBigTiff)
{
    public static ChipLayoutResult Of(GeoTiffInfo info) => new(
        info.Compression == TiffCompression.OldDeflate ? "deflate" : info.Compression.ToString().ToLowerInvariant(),
        (int)info.Predictor, info.IsTiled ? "tiles" : "strips", info.BlockWidth, info.BlockHeight,
        info.IsPlanar ? "band" : "pixel", info.IsBigEndian ? "big" : "little", info.IsBigTiff);
}
