using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>Samples as floats: exact for whole numbers up to 24 bits.</summary>
    /// <param name="type">The type of the samples.</param>
    /// <param name="samples">In this machine's byte order.</param>
    /// <param name="target">One for each sample.</param>
    public static void ToFloats(this SampleType type, ReadOnlySpan<byte> samples, Span<float> target)
    {
        switch (type)
        {
            case SampleType.UInt8: Convert(samples, target); break;
            case SampleType.Int8: Convert(MemoryMarshal.Cast<byte, sbyte>(samples), target); break;
            case SampleType.UInt16: Convert(MemoryMarshal.Cast<byte, ushort>(samples), target); break;
            case SampleType.Int16: Convert(MemoryMarshal.Cast<byte, short>(samples), target); break;
            case SampleType.UInt32: Convert(MemoryMarshal.Cast<byte, uint>(samples), target); break;
            case SampleType.Int32: Convert(MemoryMarshal.Cast<byte, int>(samples), target); break;
            case SampleType.Float32: MemoryMarshal.Cast<byte, float>(samples).CopyTo(target); break;
            default: Convert(MemoryMarshal.Cast<byte, double>(samples), target); break;
        }
    }

    private static void Convert<T>(ReadOnlySpan<T> samples, Span<float> target)
        where T : unmanaged, INumberBase<T>
    {
        for (var i = 0; i < samples.Length; i++)
        {
            target[i] = float.CreateTruncating(samples[i]);
        }
    }
}
