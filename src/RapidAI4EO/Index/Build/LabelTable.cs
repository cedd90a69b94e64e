namespace RapidAI4EO.Index.Build;

/// <summary>The rows of the label file that were accepted: for each sample the classes that cover some of it.</summary>
internal sealed class LabelTable
{
    private uint[] _entries = new uint[1 << 20];

    /// <summary>Packed ids in the file's order.</summary>
    public List<ulong> Ids { get; } = [];

    /// <summary>The line of each row, from 1.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>Where each row's entries start, and behind the last row where they end.</summary>
    public List<int> Starts { get; } = [0];

    /// <summary>Shares that are no multiple of 1/40000, by row and class, as published.</summary>
    public Dictionary<(int Row, int Class), string> OddShares { get; } = [];

    private int EntryCount => Starts[^1];

    /// <summary>The entries of a row: class index in the upper half, count of 1/40000 in the lower.</summary>
    public ReadOnlySpan<uint> Row(int row) => _entries.AsSpan(Starts[row]..Starts[row + 1]);

    public static uint Entry(int classIndex, ushort count) => ((uint)classIndex << 16) | count;

    public static (int Class, ushort Count) Read(uint entry) => ((int)(entry >> 16), (ushort)entry);

    public void Add(ulong id, int line, ReadOnlySpan<uint> entries)
    {
        var end = EntryCount + entries.Length;
        if (end > _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(end, 2 * _entries.Length));
        }

        entries.CopyTo(_entries.AsSpan(EntryCount));
        Ids.Add(id);
        Lines.Add(line);
        Starts.Add(end);
    }
}
