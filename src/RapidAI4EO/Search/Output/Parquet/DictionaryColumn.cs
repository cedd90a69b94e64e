using System.Buffers;
using System.Runtime.InteropServices;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>A column whose values repeat: each is written once, and then its number wherever it stands.</summary>
internal sealed class DictionaryColumn<T>(string name, ParquetValues<T> kind, string? group = null) : ParquetColumn(name, group, kind.Type, kind.IsText)
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<int> _rows = [];
    private readonly ArrayBufferWriter<byte> _scratch = new();
    private readonly ArrayBufferWriter<byte> _page = new();
    private readonly PageWriter _pages = new();
    private T _last = default!;

    public void Add(T value)
    {
        // Neighbours are often alike, and then nothing need be looked up.
        if (_rows.Count > 0 && EqualityComparer<T>.Default.Equals(value, _last))
        {
            _rows.Add(_rows[^1]);
            return;
        }

        if (!_numbers.TryGetValue(value, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(value, number);
        }

        _rows.Add(number);
        _last = value;
    }

    public override EncodedColumn Encode()
    {
        _pages.Clear();
        WriteDictionary();
        var dictionaryLength = _pages.Written.Length;
        WriteRows();
        var encoded = new EncodedColumn(_pages.Written, _pages.UncompressedLength, dictionaryLength, Range());
        _numbers.Clear();
        _rows.Clear();
        return encoded;
    }

    private void WriteDictionary()
    {
        _page.ResetWrittenCount();
        foreach (var value in _numbers.Keys)
        {
            // Nothing is ever taken out, so the keys come in the order of their numbers.
            PlainEncoding.Write(value, kind, _page, _scratch);
        }

        _pages.WriteDictionary(_page.WrittenSpan, _numbers.Count);
    }

    private void WriteRows()
    {
        _page.ResetWrittenCount();
        NumberRuns.Write(CollectionsMarshal.AsSpan(_rows), _numbers.Count - 1, _page);
        _pages.WriteData(_page.WrittenSpan, _rows.Count, ParquetEncoding.RunLengthDictionary);
    }

    private (byte[] Least, byte[] Greatest)? Range() => kind.Order is null
        ? null
        : (PlainEncoding.Bytes(_numbers.Keys.Min(kind.Order)!, kind), PlainEncoding.Bytes(_numbers.Keys.Max(kind.Order)!, kind));
}
