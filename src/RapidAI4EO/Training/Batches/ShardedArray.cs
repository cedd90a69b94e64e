namespace RapidAI4EO.Training.Batches;

/// <summary>An array whose samples lie one after another in files of many samples each, NumPy's or safetensors.</summary>
internal sealed class ShardedArray : RowArray
{
    private readonly ShardPart[] _parts;

    // The first row of each part.
    private readonly int[] _firstRows;

    /// <param name="name">The array's name.</param>
    /// <param name="type">Of its elements.</param>
    /// <param name="rowShape">The sizes behind the samples.</param>
    /// <param name="parts">In the order of the samples; none is empty.</param>
    public ShardedArray(string name, NumpyType type, IReadOnlyList<long> rowShape, IReadOnlyList<ShardPart> parts)
        : base(name, type, [parts.Sum(part => (long)part.Rows), .. rowShape])
    {
        _parts = [.. parts];
        _firstRows = new int[_parts.Length];
        for (var i = 1; i < _parts.Length; i++) _firstRows[i] = _firstRows[i - 1] + _parts[i - 1].Rows;
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
