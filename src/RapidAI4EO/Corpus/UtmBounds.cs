namespace RapidAI4EO.Corpus;

/// <summary>An axis-aligned rectangle in a UTM zone, metres; x is easting, y is northing. All corners of the corpus are whole metres.</summary>
public readonly record struct UtmBounds(int XMin, int YMin, int XMax, int YMax);
