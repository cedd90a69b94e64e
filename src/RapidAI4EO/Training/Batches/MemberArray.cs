namespace RapidAI4EO.Training.Batches;

/// <summary>An array of which each sample is a NumPy file of its own in a tar.</summary>
/// <param name="name">The array's name.</param>
/// <param name="type">Of its elements.</param>
/// <param name="rowShape">A sample's sizes.</param>
/// <param name="paths">The tars.</param>
/// <param name="rows">Each sample's tar, by its place in <paramref name="paths"/>, and where its numbers start there.</param>
internal sealed class MemberArray(string name, NumpyType type, IReadOnlyList<long> rowShape, IReadOnlyList<string> paths, IReadOnlyList<(int Path, long Start)> rows)
    : RowArray(name, type, [rows.Count, .. rowShape])
{
    public override void Read(int row, Span<byte> target)
    {
        var (path, start) = rows[row];
        using var handle = TrainingFile.Open(paths[path]);
        TrainingFile.Fill(handle, paths[path], start, target);
    }
}
