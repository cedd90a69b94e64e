using System.Globalization;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>What all chips of a product have in common, so that their pixels can stand in one array.</summary>
/// <param name="Bands">Samples of a pixel.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Type">How a sample is stored.</param>
/// <param name="Nodata">The sample that means that there is none; null where the files name none.</param>
public sealed record ChipLayout(int Bands, int Height, int Width, SampleType Type, double? Nodata)
{
    /// <summary>Bytes of a chip's pixels.</summary>
    public int Bytes => checked(Bands * Height * Width * Type.Size());

    /// <summary>The layout of a file.</summary>
    public static ChipLayout Of(GeoTiffInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new ChipLayout(info.Bands, info.Height, info.Width, info.Type, info.Nodata);
    }

    /// <summary>As in <c>4 bands of 200 x 200 pixels, int16</c>.</summary>
    public override string ToString() =>
        $"{Bands} bands of {Width} x {Height} pixels, {Type.Name()}" + (Nodata is { } nodata ? $", nodata {nodata.ToString(CultureInfo.InvariantCulture)}" : "");

    internal bool IsOf(GeoTiffInfo info) =>
        info.Width == Width && info.Height == Height && info.Bands == Bands && info.Type == Type && Nullable.Equals(info.Nodata, Nodata);
}
