using System.Buffers;
using System.IO.Compression;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>Pages of one column, each a header and its values, compressed with gzip.</summary>
internal sealed class PageWriter
{
    private const int DataPage = 0;
    private const int DictionaryPage = 2;

    private readonly ArrayBufferWriter<byte> _pages = new();
    private readonly ThriftWriter _header = new();

    /// <summary>All since <see cref="Clear"/>; valid until then.</summary>
    public ReadOnlyMemory<byte> Written => _pages.WrittenMemory;

    public long UncompressedLength { get; private set; }

    public void Clear()
    {
        _pages.ResetWrittenCount();
        UncompressedLength = 0;
    }

    public void WriteDictionary(ReadOnlySpan<byte> values, int count) => Write(DictionaryPage, values, () =>
    {
        _header.Begin(7);
        _header.Int32(1, count);
        _header.Int32(2, (int)ParquetEncoding.Plain);
        _header.End();
    });

    public void WriteData(ReadOnlySpan<byte> values, int count, ParquetEncoding encoding) => Write(DataPage, values, () =>
    {
        _header.Begin(5);
        _header.Int32(1, count);
        _header.Int32(2, (int)encoding);
        // Of levels there are none, since nothing is null or repeated; their encodings have to be named all the same.
        _header.Int32(3, (int)ParquetEncoding.RunLength);
        _header.Int32(4, (int)ParquetEncoding.RunLength);
        _header.End();
    });

    /// <param name="type">The format's PageType.</param>
    /// <param name="values">What the page holds, encoded.</param>
    /// <param name="describe">Writes the part of the header that belongs to this type alone.</param>
    private void Write(int type, ReadOnlySpan<byte> values, Action describe)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(values);
        }

        _header.Clear();
        _header.Begin();
        _header.Int32(1, type);
        _header.Int32(2, values.Length);
        _header.Int32(3, (int)compressed.Length);
        describe();
        _header.End();
        _pages.Write(_header.Written);
        _pages.Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        UncompressedLength += _header.Written.Length + values.Length;
    }
}
