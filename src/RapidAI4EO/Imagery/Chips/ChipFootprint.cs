using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>Where on the earth an image lies.</summary>
public static class ChipFootprint
{
    private const int FirstNorthernZone = 32601;
    private const int LastNorthernZone = 32660;
    private const int Wgs84 = 4326;

    /// <summary>
    /// The rectangle of degrees round an image's four corners, in the order of STAC's bbox; null where the file does not say where it lies,
    /// or says so in a CRS other than the northern UTM zones and EPSG:4326.
    /// </summary>
    public static LonLatBounds? Degrees(GeoTiffInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (info.Transform is not { } transform || info.EpsgCode is not { } code) return null;
        if (code is not Wgs84 and (< FirstNorthernZone or > LastNorthernZone)) return null;
        var bounds = LonLatBounds.Empty;
        foreach (var (column, row) in ((int, int)[])[(0, 0), (info.Width, 0), (0, info.Height), (info.Width, info.Height)])
        {
            var (x, y) = transform.Apply(column, row);
            bounds = bounds.Including(code == Wgs84 ? new LonLat(x, y) : UtmProjection.For(new UtmZone(code - FirstNorthernZone + 1)).Unproject(x, y));
        }

        return double.IsFinite(bounds.West + bounds.South + bounds.East + bounds.North) ? bounds : null;
    }
}
