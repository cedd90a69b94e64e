namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>What a file says of a band, in the GDAL_METADATA tag.</summary>
/// <param name="Name">Its description; null where the file gives none.</param>
/// <param name="Scale">A stored sample times this, or itself where the file says none...</param>
/// <param name="Offset">...and this added, where it says any, is the quantity that is meant.</param>
public sealed record BandDescription(string? Name, double? Scale = null, double? Offset = null)
{
    public static BandDescription Unknown { get; } = new((string?)null);
}
