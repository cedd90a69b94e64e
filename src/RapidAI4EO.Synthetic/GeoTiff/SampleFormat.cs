namespace RapidAI4EO.Synthetic.GeoTiff;

/// <summary>How a raster's samples are stored; the values are not TIFF's.</summary>
internal enum SampleFormat
{
    UInt8,
    UInt16,
    Int16,
}
