using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Single samples whose type is only known at run time.</summary>
internal static class Samples
{
    /// <summary>Writes a number as a sample; one that the type cannot hold becomes the nearest that it can, and NaN of whole numbers 0.</summary>
    public static void Write(Span<byte> target, SampleType type, double value)
    {
        switch (type)
        {
            case SampleType.UInt8: MemoryMarshal.Write(target, byte.CreateSaturating(value)); break;
            case SampleType.Int8: MemoryMarshal.Write(target, sbyte.CreateSaturating(value)); break;
            case SampleType.UInt16: MemoryMarshal.Write(target, ushort.CreateSaturating(value)); break;
            case SampleType.Int16: MemoryMarshal.Write(target, short.CreateSaturating(value)); break;
            case SampleType.UInt32: MemoryMarshal.Write(target, uint.CreateSaturating(value)); break;
            case SampleType.Int32: MemoryMarshal.Write(target, int.CreateSaturating(value)); break;
            case SampleType.Float32: MemoryMarshal.Write(target, (float)value); break;
            default: MemoryMarshal.Write(target, value); break;
        }
    }
}
