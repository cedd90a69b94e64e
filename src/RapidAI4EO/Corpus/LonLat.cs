namespace RapidAI4EO.Corpus;

/// <summary>A position on WGS 84 in degrees, in the axis order of GeoJSON: longitude, then latitude (OGC:CRS84).</summary>
public readonly record struct LonLat(double Longitude, double Latitude);
