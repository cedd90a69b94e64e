using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>An array of a training set whose first axis is the samples, read a sample at a time. May be read by many threads.</summary>
internal abstract class RowArray
{
    // No array of images here comes near; a file that says so is damaged, or not ours.
    private const long MaxRowBytes = 1 << 30;

    /// <exception cref="CorpusException">The sizes are none that a training set has.</exception>
    protected RowArray(string name, NumpyType type, IReadOnlyList<long> shape)
    {
        if (shape.Count == 0 || shape.Any(size => size is < 0 or > int.MaxValue)) throw new CorpusException($"The array {name} has no axis of samples, or one that is too long.");
        Name = name;
        Type = type;
        Rows = (int)shape[0];
        RowShape = [.. shape.Skip(1).Select(size => (int)size)];
        var bytes = (Int128)type.Size;
        foreach (var size in RowShape) bytes = Int128.Min(bytes * size, long.MaxValue);
        RowBytes = bytes <= MaxRowBytes ? (int)bytes : throw new CorpusException(string.Create(CultureInfo.InvariantCulture, $"The array {name} has {bytes:N0} bytes a sample, and {MaxRowBytes:N0} are read at most."));
    }

    public string Name { get; }

    public NumpyType Type { get; }

    /// <summary>Samples.</summary>
    public int Rows { get; }

    /// <summary>The sizes behind the samples.</summary>
    public IReadOnlyList<int> RowShape { get; }

    /// <summary>Bytes of a sample.</summary>
    public int RowBytes { get; }

    /// <param name="row">From 0.</param>
    /// <param name="target">Gets <see cref="RowBytes"/> bytes.</param>
    /// <exception cref="CorpusException">The file is not there, cut or damaged.</exception>
    public abstract void Read(int row, Span<byte> target);

    /// <summary>All samples one after another: for arrays of a few bytes each.</summary>
    /// <exception cref="CorpusException">As for <see cref="Read"/>.</exception>
    public virtual byte[] ReadAll()
    {
        var all = new byte[checked(Rows * RowBytes)];
        for (var row = 0; row < Rows; row++) Read(row, all.AsSpan(row * RowBytes, RowBytes));
        return all;
    }
}
