using RapidAI4EO.Training.Export.Journal;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>A part that is being written, and what has become of its samples so far.</summary>
internal sealed class OpenUnit(int number, IReadOnlyList<int> rows, IExportUnit files) : IDisposable
{
    private readonly RowResult[] _results = new RowResult[rows.Count];
    private int _left = rows.Count;

    public IReadOnlyList<int> Rows => rows;

    public IExportUnit Files => files;

    /// <returns>True for the last sample.</returns>
    public bool Add(int slot, RowResult result)
    {
        _results[slot] = result;
        return Interlocked.Decrement(ref _left) == 0;
    }

    /// <summary>Gives the files their names.</summary>
    public UnitLine Complete() => new(number, files.Complete(_results), _results);

    public void Dispose() => files.Dispose();
}
