using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>Whether an image lies where its sample does, which follows from the id.</summary>
public static class ChipFootprintCheck
{
    // Metres. All corners are whole metres; this much is the rounding of transforms that were computed.
    private const double Tolerance = 0.01;

    /// <summary>The transform of a sample's footprint divided into so many pixels.</summary>
    public static PixelTransform TransformOf(SampleId sample, int width, int height)
    {
        var bounds = sample.Footprint.Bounds;
        return new PixelTransform(bounds.XMin, (double)Footprint.Size / width, 0, bounds.YMax, 0, -(double)Footprint.Size / height);
    }

    /// <returns>What is wrong, as the end of a sentence that starts with the file; null where all is right.</returns>
    internal static string? FindFault(SampleId sample, GeoTiffInfo info)
    {
        if (info.EpsgCode is not { } code || info.Transform is not { } transform) return "does not say where it lies";
        var right = sample.Zone.EpsgCode;
        if (code != right) return $"lies in EPSG:{code}, and its sample in EPSG:{right}";
        var bounds = sample.Footprint.Bounds;
        var isRight = IsAt(transform, 0, 0, bounds.XMin, bounds.YMax)
            && IsAt(transform, info.Width, 0, bounds.XMax, bounds.YMax)
            && IsAt(transform, 0, info.Height, bounds.XMin, bounds.YMin);
        return isRight ? null : string.Create(CultureInfo.InvariantCulture, $"does not cover its sample's ground, {bounds.XMin} to {bounds.XMax} east and {bounds.YMin} to {bounds.YMax} north");
    }

    private static bool IsAt(PixelTransform transform, int column, int row, int x, int y)
    {
        var at = transform.Apply(column, row);
        return Math.Abs(at.X - x) <= Tolerance && Math.Abs(at.Y - y) <= Tolerance;
    }
}
