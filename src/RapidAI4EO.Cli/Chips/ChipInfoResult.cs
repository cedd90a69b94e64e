using System.Text.Json.Serialization;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Cli.Chips;

/// <summary>What is in an image. What the file does not say is null; numbers that JSON does not have are texts, as <c>"Infinity"</c>.</summary>
/// <param name="File">What was read.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Key">Which asset it is.</param>
/// <param name="Sample">The asset's sample.</param>
/// <param name="Product">Its product.</param>
/// <param name="TimeStep">Its time step.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Type">The type of its samples, as numpy calls it.</param>
/// <param name="Layout">How they are stored.</param>
/// <param name="Epsg">The EPSG code of its CRS.</param>
/// <param name="PixelIs"><c>area</c> or <c>point</c>: what coordinates in the file mean.</param>
/// <param name="Transform">GDAL's six numbers.</param>
/// <param name="Bounds">Least x, least y, largest x, largest y, in the units of the CRS.</param>
/// <param name="LonLat">West, south, east, north, in degrees.</param>
/// <param name="Nodata">The sample that means none.</param>
/// <param name="Doubts">What it says of nodata and scales and cannot be understood, each as the end of a sentence about it.</param>
/// <param name="Bands">Each band.</param>
/// <param name="FurtherImages">Overviews and masks in the file.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed record ChipInfoResult(
    string File, long Bytes, string? Key, string? Sample, string? Product, string? TimeStep, int Width, int Height, string Type,
    ChipLayoutResult Layout, int? Epsg, string PixelIs, IReadOnlyList<double>? Transform,
    IReadOnlyList<double>? Bounds,
    IReadOnlyList<double>? LonLat, double? Nodata,
    IReadOnlyList<string> Doubts, IReadOnlyList<ChipBandResult> Bands, IReadOnlyList<TiffImage> FurtherImages)
{
    public static ChipInfoResult Of(Chip chip, long bytes, IReadOnlyList<TiffImage> further)
    {
        var info = chip.Info;
        return new ChipInfoResult(
            chip.Name, bytes, chip.Key?.ToString(), chip.Key?.Sample.ToString(), chip.Key?.Product.Key, chip.Key?.Step?.ToString(),
            info.Width, info.Height, info.Type.Name(), ChipLayoutResult.Of(info), info.EpsgCode, info.IsPixelPoint ? "point" : "area",
            info.Transform is { } t ? [t.X0, t.XPerColumn, t.XPerRow, t.Y0, t.YPerColumn, t.YPerRow] : null,
            info.Transform?.Bounds(info.Width, info.Height) is { } b ? [b.XMin, b.YMin, b.XMax, b.YMax] : null,
            ChipFootprint.Degrees(info) is { } d ? [d.West, d.South, d.East, d.North] : null,
            info.Nodata, info.Doubts, [.. Enumerable.Range(0, info.Bands).Select(band => ChipBandResult.Of(chip, band))], further);
    }
}
