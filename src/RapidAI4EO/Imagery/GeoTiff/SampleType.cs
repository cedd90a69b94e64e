namespace RapidAI4EO.Imagery.GeoTiff;

// These are the names of types, and nothing else would be clearer.
#pragma warning disable CA1720
/// <summary>How one sample of a pixel is stored. The names are those of numpy, in capitals.</summary>
public enum SampleType
{
    UInt8,
    Int8,
    UInt16,
    Int16,
    UInt32,
    Int32,
    Float32,
    Float64,
}
#pragma warning restore CA1720
