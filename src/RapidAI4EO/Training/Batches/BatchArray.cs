using System.Runtime.InteropServices;

namespace RapidAI4EO.Training.Batches;

/// <summary>One array of a batch: its first axis is the batch's samples.</summary>
public sealed class BatchArray
{
    private readonly Memory<byte> _bytes;

    internal BatchArray(RowArray source, int count, Memory<byte> bytes)
    {
        (Name, Type, _bytes) = (source.Name, source.Type, bytes);
        Shape = [count, .. source.RowShape];
    }

    /// <summary>As in <c>planet</c>.</summary>
    public string Name { get; }

    public NumpyType Type { get; }

    /// <summary>Samples, then for images time steps, bands, rows, columns.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>All elements in C order, little-endian. Belongs to the batch and is another's once that is disposed of.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>All elements in C order.</summary>
    /// <typeparam name="T">The .NET type of <see cref="Type"/>.</typeparam>
    /// <exception cref="ArgumentException">The elements have another type.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged =>
        Type.Is<T>() ? MemoryMarshal.Cast<byte, T>(_bytes.Span) : throw new ArgumentException($"The elements of {Name} are {Type}, not {typeof(T).Name}.");
}
