namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>The GeoKeys of a directory (OGC GeoTIFF 1.1, 7.1 and annex B) and the tags that place its pixels.</summary>
internal static class GeoKeys
{
    private const int ModelType = 1024;
    private const int RasterType = 1025;
    private const int GeodeticCrs = 2048;
    private const int ProjectedCrs = 3072;
    private const int Projected = 1;
    private const int PixelIsPoint = 2;

    // Codes from 32767 on are the writer's own.
    private const int MaxEpsgCode = 32766;

    public static int? EpsgCode(ReadOnlySpan<long> keys)
    {
        var isProjected = Find(keys, ModelType) is { } model ? model == Projected : Find(keys, ProjectedCrs) is not null;
        return Find(keys, isProjected ? ProjectedCrs : GeodeticCrs) is { } code and > 0 and <= MaxEpsgCode ? (int)code : null;
    }

    public static bool IsPixelPoint(ReadOnlySpan<long> keys) => Find(keys, RasterType) == PixelIsPoint;

    /// <summary>The matrix, or the first tie point and the scale, brought to the corners of pixels; null where there is neither.</summary>
    public static PixelTransform? Transform(TiffDirectory directory, bool isPixelPoint)
    {
        var scale = directory.Doubles(TiffTag.ModelPixelScale);
        var tie = directory.Doubles(TiffTag.ModelTiepoint);
        var matrix = directory.Doubles(TiffTag.ModelTransformation);
        PixelTransform found;
        if (scale is [not 0, not 0, ..] && tie.Length >= 6)
        {
            // Rows run south, whatever the sign of the scale.
            var (x, y) = (scale[0], -Math.Abs(scale[1]));
            found = new PixelTransform(tie[3] - (tie[0] * x), x, 0, tie[4] - (tie[1] * y), 0, y);
        }
        else if (matrix.Length == 16)
        {
            found = new PixelTransform(matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]);
        }
        else
        {
            return null;
        }

        if (!isPixelPoint) return found;
        var (x0, y0) = found.Apply(-0.5, -0.5);
        return found with { X0 = x0, Y0 = y0 };
    }

    /// <summary>The value of a key that stands in the directory itself: four numbers a key, behind four of the head.</summary>
    private static long? Find(ReadOnlySpan<long> keys, int key)
    {
        for (var i = 4; i + 3 < keys.Length; i += 4)
        {
            if (keys[i] == key && keys[i + 1] == 0) return keys[i + 3];
        }

        return null;
    }
}
