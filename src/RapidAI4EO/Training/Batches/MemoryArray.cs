using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>An array that is so small a sample that it is kept whole: labels, times, transforms.</summary>
internal sealed class MemoryArray : RowArray
{
    private readonly byte[] _all;

    /// <exception cref="CorpusException">The array cannot be read.</exception>
    public MemoryArray(RowArray array)
        : base(array.Name, array.Type, [array.Rows, .. array.RowShape.Select(size => (long)size)]) => _all = array.ReadAll();

    /// <param name="name">The array's name.</param>
    /// <param name="type">Of its elements.</param>
    /// <param name="shape">Its sizes, the samples first.</param>
    /// <param name="all">All elements; kept, not copied.</param>
    public MemoryArray(string name, NumpyType type, IReadOnlyList<long> shape, byte[] all)
        : base(name, type, shape) => _all = all;

    public override void Read(int row, Span<byte> target) => _all.AsSpan(row * RowBytes, RowBytes).CopyTo(target);

    public override byte[] ReadAll() => _all;
}
