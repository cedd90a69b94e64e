using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>An array whose samples lie one after another in files of many samples each, NumPy's or safetensors.</summary>
internal sealed class ShardedArray : RowArray
{
    private readonly FilePart[] _parts;

    // The first row of each part.
    private readonly int[] _firstRows;

    private ShardedArray(string name, NumpyType type, IReadOnlyList<long> rowShape, IReadOnlyList<FilePart> parts)
        : base(name, type, [parts.Sum(part => (long)part.Rows), .. rowShape])
    {
        _parts = [.. parts];
        _firstRows = new int[_parts.Length];
        for (var i = 1; i < _parts.Length; i++) _firstRows[i] = _firstRows[i - 1] + _parts[i - 1].Rows;
    }

    /// <param name="name">The array's name.</param>
    /// <param name="files">Where it starts in each file, its type there, and its sizes there.</param>
    /// <exception cref="CorpusException">The files do not go together.</exception>
    public static ShardedArray Of(string name, IReadOnlyList<(FilePart Part, NumpyType Type, IReadOnlyList<long> Shape)> files)
    {
        var (first, type, shape) = files[0];
        foreach (var file in files)
        {
            var isAlike = file.Type == type && file.Shape.Count > 0 && file.Shape.Skip(1).SequenceEqual(shape.Skip(1)) && file.Shape[0] is >= 0 and <= int.MaxValue;
            if (!isAlike) throw TrainingFile.Damaged(file.Part.Path, $"{name} has another type or other sizes in it than in {first.Path}");
        }

        var parts = files.Where(file => file.Shape[0] > 0).Select(file => file.Part with { Rows = (int)file.Shape[0] });
        return new ShardedArray(name, type, [.. shape.Skip(1)], [.. parts]);
    }

    public override void Read(int row, Span<byte> target)
    {
        var found = Array.BinarySearch(_firstRows, row);
        var at = found < 0 ? ~found - 1 : found;
        using var handle = TrainingFile.Open(_parts[at].Path);
        TrainingFile.Fill(handle, _parts[at].Path, _parts[at].Start + ((long)(row - _firstRows[at]) * RowBytes), target);
    }

    public override byte[] ReadAll()
    {
        var all = new byte[checked(Rows * RowBytes)];
        for (var i = 0; i < _parts.Length; i++)
        {
            using var handle = TrainingFile.Open(_parts[i].Path);
            TrainingFile.Fill(handle, _parts[i].Path, _parts[i].Start, all.AsSpan(_firstRows[i] * RowBytes, _parts[i].Rows * RowBytes));
        }

        return all;
    }
}
