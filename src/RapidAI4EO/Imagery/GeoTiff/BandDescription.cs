namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>What a file says of a band, in the GDAL_METADATA tag.</summary>
/// <param name="Name">Its description; null where the file gives none.</param>
/// <param name="Scale">A stored sample times this...</param>
/// <param name="Offset">...and this added is the quantity that is meant.</param>
public sealed record BandDescription(string? Name, double Scale = 1, double Offset = 0)
{
    public static BandDescription Unknown { get; } = new(null, 1, 0);
}
