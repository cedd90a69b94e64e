using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// Reads a split file of anyone: a CSV with the columns <c>sample_id</c> and <c>split</c>, others beside them as they like. An empty
/// split is none. Splits are numbered in the order in which they first appear.
/// </summary>
public sealed class SplitReader
{
    private readonly SampleIndex _index;
    private readonly string _name;
    private readonly byte[] _parts;
    private readonly bool[] _seen;
    private readonly HashSet<int> _several = [];
    private readonly List<string> _names = [];
    private int _unknown;

    private SplitReader(SampleIndex index, string name)
    {
        (_index, _name) = (index, name);
        _parts = new byte[index.Count];
        _seen = new bool[index.Count];
    }

    /// <exception cref="InvalidInputException">The file cannot be read, or a line of it is wrong; the message says which.</exception>
    public static SplitTable ReadFile(SampleIndex index, string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return new SplitReader(index, path).Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException($"The split file {path} cannot be read: {e.Message}", e);
        }
    }

    private SplitTable Read(StreamReader reader)
    {
        // A byte order mark survives in a file that was made by joining others.
        var header = Cells((reader.ReadLine() ?? "").TrimStart('\uFEFF'), 1);
        var (id, split) = (Array.IndexOf(header, "sample_id"), Array.IndexOf(header, "split"));
        if (id < 0 || split < 0)
        {
            throw new InvalidInputException($"{_name}, line 1: a split file starts with a header that has sample_id and split, as in sample_id,split.");
        }

        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            var cells = Cells(line, number);
            if (cells.Length != header.Length)
            {
                throw new InvalidInputException($"{_name}, line {number}: there are {cells.Length} cells where the header has {header.Length}.");
            }

            Add(cells[id], cells[split], number);
        }

        if (_names.Count == 0) throw new InvalidInputException($"{_name} puts no sample into a split. Is it the right file, and whole?");
        int[] ordinals = [.. Enumerable.Range(0, _index.Count).Where(ordinal => _seen[ordinal])];
        var parts = Array.ConvertAll(ordinals, ordinal => _parts[ordinal]);
        return new SplitTable(new Split(_index, _names, ordinals, parts), _unknown, _several.Count);
    }

    private void Add(string id, string split, int number)
    {
        if (!SampleId.TryParse(id, out var sample))
        {
            throw new InvalidInputException($"{_name}, line {number}: '{DisplayText.Text(id)}' is not a sample id. Write one as in 33N_15E-200N_01_09.");
        }

        var part = PartOf(split, number);
        var ordinal = _index.OrdinalOf(sample);
        if (ordinal < 0)
        {
            _unknown++;
        }
        else if (_seen[ordinal])
        {
            if (_parts[ordinal] != part) _several.Add(ordinal);
        }
        else
        {
            (_seen[ordinal], _parts[ordinal]) = (true, part);
        }
    }

    private byte PartOf(string name, int number)
    {
        if (name.Length == 0 || name == SplitNames.None) return Split.None;
        var at = _names.IndexOf(name);
        if (at >= 0) return (byte)at;
        if (_names.Count == SplitNames.MaxCount)
        {
            throw new InvalidInputException($"{_name}, line {number}: '{DisplayText.Text(name)}' is one split more than {SplitNames.MaxCount}, which is what can be compared. Is the column right?");
        }

        Add(name, number);
        return (byte)(_names.Count - 1);
    }

    /// <summary>Files are named after splits, so names that differ in capitals alone are refused too.</summary>
    private void Add(string name, int number)
    {
        _names.Add(name);
        try
        {
            SplitNames.Check(_names);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException($"{_name}, line {number}: {e.Message}", e);
        }
    }

    private string[] Cells(string line, int number) => CsvLine.Split(line)
        ?? throw new InvalidInputException($"{_name}, line {number}: a quote is opened and not closed. A cell has to end on its line.");
}
