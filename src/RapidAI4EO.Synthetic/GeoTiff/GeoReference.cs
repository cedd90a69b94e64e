namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>The GeoTIFF tags that say where the pixels are.</summary>
internal static class GeoReference
{
    private const ushort Model = 1024;
    private const ushort RasterType = 1025;
    private const ushort Citation = 1026;
    private const ushort GeographicCitation = 2049;
    private const ushort AngularUnits = 2054;
    private const ushort ProjectedCrs = 3072;
    private const ushort LinearUnits = 3076;

    public static void AddTo(TiffDirectory directory, Raster raster)
    {
        var square = raster.Footprint.Bounds;
        directory.AddDoubles(TiffTag.ModelPixelScale, raster.PixelSize, raster.PixelSize, 0);
        // Pixel (0, 0) begins at the square's north-west corner.
        directory.AddDoubles(TiffTag.ModelTiepoint, 0, 0, 0, square.XMin, square.YMax, 0);

        var zone = raster.Footprint.Zone;
        var projected = $"WGS 84 / UTM zone {zone.Number}N|";
        const string Geographic = "WGS 84|";
        var ascii = (ushort)TiffTag.GeoAsciiParams;
        directory.AddShorts(
            TiffTag.GeoKeyDirectory,
            1, 1, 0, 7,
            Model, 0, 1, 1, // projected
            RasterType, 0, 1, 1, // pixel is area
            Citation, ascii, (ushort)projected.Length, 0,
            GeographicCitation, ascii, (ushort)Geographic.Length, (ushort)projected.Length,
            AngularUnits, 0, 1, 9102, // degree
            ProjectedCrs, 0, 1, (ushort)zone.EpsgCode,
            LinearUnits, 0, 1, 9001); // metre
        directory.AddAscii(TiffTag.GeoAsciiParams, projected + Geographic);
    }
}
