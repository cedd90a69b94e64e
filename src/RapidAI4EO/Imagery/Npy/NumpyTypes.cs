using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Npy;

/// <summary>What numpy and Zarr call the types of samples.</summary>
public static class NumpyTypes
{
    /// <summary>As in <c>&lt;i2</c>: little-endian, as every machine is that .NET is tested on.</summary>
    public static string NumpyName(this SampleType type) => type switch
    {
        SampleType.UInt8 => "|u1",
        SampleType.Int8 => "|i1",
        SampleType.UInt16 => "<u2",
        SampleType.Int16 => "<i2",
        SampleType.UInt32 => "<u4",
        SampleType.Int32 => "<i4",
        SampleType.Float32 => "<f4",
        _ => "<f8",
    };
}
