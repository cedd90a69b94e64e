namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>What was done to samples before they were packed; the values are those of the tag.</summary>
public enum TiffPredictor
{
    None = 1,

    /// <summary>Each sample less that of its band in the pixel to the left.</summary>
    Horizontal = 2,

    /// <summary>The bytes of a row's floats sorted by significance, then each less the one before.</summary>
    FloatingPoint = 3,
}
