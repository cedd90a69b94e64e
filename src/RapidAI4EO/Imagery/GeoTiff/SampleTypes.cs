namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>What follows from a <see cref="SampleType"/>.</summary>
public static class SampleTypes
{
    /// <summary>Bytes of a sample.</summary>
    public static int Size(this SampleType type) => type switch
    {
        SampleType.UInt8 or SampleType.Int8 => 1,
        SampleType.UInt16 or SampleType.Int16 => 2,
        SampleType.Float64 => 8,
        _ => 4,
    };

    public static bool IsFloat(this SampleType type) => type is SampleType.Float32 or SampleType.Float64;

    /// <summary>The name in lists and JSON, as numpy has it: <c>int16</c>.</summary>
    public static string Name(this SampleType type) => type.ToString().ToLowerInvariant();

    /// <summary>The type of a .NET type; null where no TIFF here has it.</summary>
    public static SampleType? Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? SampleType.UInt8
        : typeof(T) == typeof(sbyte) ? SampleType.Int8
        : typeof(T) == typeof(ushort) ? SampleType.UInt16
        : typeof(T) == typeof(short) ? SampleType.Int16
        : typeof(T) == typeof(uint) ? SampleType.UInt32
        : typeof(T) == typeof(int) ? SampleType.Int32
        : typeof(T) == typeof(float) ? SampleType.Float32
        : typeof(T) == typeof(double) ? SampleType.Float64
        : null;
}
