using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>Some samples of a training set. Disposing of it lets its memory be used for another.</summary>
public sealed class Batch : IDisposable
{
    private readonly Dictionary<string, BatchArray> _arrays;
    private readonly BatchBuffers _buffers;
    private byte[]? _memory;

    internal Batch(IReadOnlyList<int> rows, IReadOnlyList<SampleId> samples, Dictionary<string, BatchArray> arrays, byte[] memory, BatchBuffers buffers) =>
        (Rows, Samples, _arrays, _memory, _buffers) = (rows, samples, arrays, memory, buffers);

    /// <summary>Samples.</summary>
    public int Count => Rows.Count;

    /// <summary>Each sample's place in the set.</summary>
    public IReadOnlyList<int> Rows { get; }

    public IReadOnlyList<SampleId> Samples { get; }

    public IReadOnlyCollection<string> ArrayNames => _arrays.Keys;

    /// <exception cref="KeyNotFoundException">The batch has no such array.</exception>
    /// <exception cref="ObjectDisposedException">The batch was disposed of.</exception>
    public BatchArray this[string name]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory is null, this);
            return _arrays.TryGetValue(name, out var array)
                ? array
                : throw new KeyNotFoundException($"The batch has no array '{name}'; it has {string.Join(", ", _arrays.Keys)}.");
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _memory, null) is { } memory) _buffers.Return(memory);
    }
}
