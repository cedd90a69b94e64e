using System.Runtime.InteropServices;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>Pixels in memory, in the type in which they are stored: all rows of the first band from the top, then those of the second.</summary>
public sealed class Raster
{
    private readonly byte[] _bytes;

    /// <summary>Takes samples in this machine's byte order; the array is kept, not copied.</summary>
    public Raster(int width, int height, int bands, SampleType type, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length != checked(width * height * bands * type.Size())) throw new ArgumentException("The bytes are not those of so many samples.", nameof(bytes));
        (Width, Height, Bands, Type, _bytes) = (width, height, bands, type, bytes);
    }

    public int Width { get; }

    public int Height { get; }

    public int Bands { get; }

    public SampleType Type { get; }

    /// <summary>Pixels of a band.</summary>
    public int Pixels => Width * Height;

    /// <summary>All samples, in this machine's byte order.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The samples of a band, row by row.</summary>
    /// <typeparam name="T">The .NET type of <see cref="Type"/>.</typeparam>
    public ReadOnlySpan<T> Band<T>(int band)
        where T : unmanaged =>
        SampleTypes.Of<T>() == Type
            ? MemoryMarshal.Cast<byte, T>(BytesOf(band))
            : throw new ArgumentException($"The samples are {Type.Name()}, not {typeof(T).Name}.");

    /// <summary>The samples of a band as floats: exact for whole numbers up to 24 bits.</summary>
    public void ToFloats(int band, Span<float> target) => Type.ToFloats(BytesOf(band), target);

    private ReadOnlySpan<byte> BytesOf(int band)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)band, (uint)Bands, nameof(band));
        var length = Pixels * Type.Size();
        return _bytes.AsSpan(band * length, length);
    }
}
