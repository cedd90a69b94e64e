namespace RapidAI4EO.Index.Build;

/// <summary>The rows of the label file that were accepted: for each sample the classes that cover some of it.</summary>
internal sealed class LabelTable
{
    private uint[] _entries = new uint[1 << 20];

    // Where each row's entries start, and behind the last row where they end.
    private int[] _starts = new int[1 << 18];

    /// <summary>Packed ids in the file's order.</summary>
    public List<ulong> Ids { get; } = [];

    /// <summary>The line of each row, from 1.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>Shares that are no multiple of 1/40000, by row and class, as published.</summary>
    public Dictionary<(int Row, int Class), string> NonQuantizedFractions { get; } = [];

    /// <summary>The entries of a row: class index in the upper half, count of 1/40000 in the lower.</summary>
    public ReadOnlySpan<uint> Row(int row) => _entries.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public static uint Entry(int classIndex, ushort count) => ((uint)classIndex << 16) | count;

    public static (int Class, ushort Count) Read(uint entry) => ((int)(entry >> 16), (ushort)entry);

    public void Add(ulong id, int line, ReadOnlySpan<uint> entries)
    {
        var start = _starts[Ids.Count];
        var end = start + entries.Length;
        if (end > _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _entries.Length);
        }

        entries.CopyTo(_entries.AsSpan(start));
        Ids.Add(id);
        Lines.Add(line);
        if (Ids.Count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * _starts.Length);
        }

        _starts[Ids.Count] = end;
    }
}
