namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>An item of a GDAL_METADATA text: its attributes, named without regard to capitals, and its text.</summary>
internal sealed record GdalItem(IReadOnlyDictionary<string, string> Attributes, string Value);
