using System.Buffers;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>A column whose values hardly repeat: they are written one behind the other.</summary>
internal sealed class PlainColumn<T>(string name, ParquetValues<T> kind, string? group = null) : ParquetColumn(name, group, kind.Type, kind.IsText)
{
    private readonly ArrayBufferWriter<byte> _values = new();
    private readonly ArrayBufferWriter<byte> _value = new();
    private readonly PageWriter _pages = new();
    private int _count;
    private T _least = default!;
    private T _greatest = default!;

    public void Add(T value)
    {
        PlainEncoding.Write(value, kind, _values, _value);
        if (kind.Order is { } order)
        {
            if (_count == 0 || order.Compare(value, _least) < 0) _least = value;
            if (_count == 0 || order.Compare(value, _greatest) > 0) _greatest = value;
        }

        _count++;
    }

    public override EncodedColumn Encode()
    {
        _pages.Clear();
        _pages.WriteData(_values.WrittenSpan, _count, ParquetEncoding.Plain);
        var range = kind.Order is null ? ((byte[], byte[])?)null : (PlainEncoding.Bytes(_least, kind), PlainEncoding.Bytes(_greatest, kind));
        var encoded = new EncodedColumn(_pages.Written, _pages.UncompressedLength, 0, range);
        _values.ResetWrittenCount();
        _count = 0;
        return encoded;
    }
}
