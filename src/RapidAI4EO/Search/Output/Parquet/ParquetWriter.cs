using System.Buffers.Binary;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>
/// Writes a Parquet file (format 2.x, data pages of version 1, gzip): flat columns and structs of them, no nulls, no lists. Memory is
/// bounded by a row group.
/// </summary>
/// <remarks>
/// No Parquet library could be had where this was written. Parquet.Net or ParquetSharp would take the place of this class and of the
/// folder that it stands in; nothing outside of it knows the format.
/// </remarks>
internal sealed class ParquetWriter
{
    /// <summary>
    /// Rows a group. A reader can pass over a group whose statistics say that nothing in it is wanted: smaller ones are passed over
    /// more often, larger ones have less said about them.
    /// </summary>
    public const int RowsPerGroup = 1 << 15;

    private readonly Stream _stream;
    private readonly IReadOnlyList<ParquetColumn> _columns;
    private readonly List<RowGroup> _groups = [];
    private long _position;
    private int _rows;

    /// <param name="stream">Where to; written in large pieces from its present position, which is the file's start. It is left open.</param>
    /// <param name="columns">Each gets a value before <see cref="EndRow"/>.</param>
    public ParquetWriter(Stream stream, IReadOnlyList<ParquetColumn> columns)
    {
        _stream = stream;
        _columns = columns;
        Write(Magic);
    }

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    public void EndRow()
    {
        if (++_rows == RowsPerGroup)
        {
            EndGroup();
        }
    }

    /// <summary>Writes what is left and the footer. Nothing may follow.</summary>
    /// <param name="texts">Named texts for the footer.</param>
    public void Finish(params IReadOnlyList<(string Name, string Text)> texts)
    {
        if (_rows > 0)
        {
            EndGroup();
        }

        var footer = new ParquetFooter(_columns, _groups).Write(texts);
        Write(footer);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Write(length);
        Write(Magic);
    }

    private void EndGroup()
    {
        var encoded = new EncodedColumn[_columns.Count];
        Parallel.For(0, encoded.Length, i => encoded[i] = _columns[i].Encode());
        var chunks = new List<ColumnChunk>();
        foreach (var column in encoded)
        {
            chunks.Add(new ColumnChunk(_position, column.Pages.Length, column.UncompressedLength, column.DictionaryLength, column.Range));
            Write(column.Pages.Span);
        }

        _groups.Add(new RowGroup(_rows, chunks));
        _rows = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }
}
