namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>The metadata at a file's end, the format's FileMetaData; field numbers and codes are those of parquet.thrift.</summary>
internal sealed class ParquetFooter(IReadOnlyList<ParquetColumn> columns, IReadOnlyList<RowGroup> groups)
{
    private const int Required = 0;
    private const int Utf8 = 0;
    private const int Gzip = 2;

    private readonly ThriftWriter _thrift = new();

    /// <param name="texts">Named texts that readers of one kind or another look for.</param>
    public ReadOnlySpan<byte> Write(IReadOnlyList<(string Name, string Text)> texts)
    {
        _thrift.Begin();
        _thrift.Int32(1, 1);
        WriteSchema();
        _thrift.Int64(3, groups.Sum(group => (long)group.Rows));
        _thrift.Structs(4, groups.Count);
        foreach (var group in groups)
        {
            WriteGroup(group);
        }

        WriteTexts(texts);
        _thrift.Text(6, "RapidAI4EO for .NET");
        WriteOrders();
        _thrift.End();
        return _thrift.Written;
    }

    /// <summary>The tree of columns, each node before its children.</summary>
    private void WriteSchema()
    {
        var structs = columns.Select(column => column.Group).OfType<string>().Distinct().Count();
        _thrift.Structs(2, 1 + structs + columns.Count);
        WriteNode("schema", columns.Count(column => column.Group is null) + structs, isRoot: true);
        string? group = null;
        foreach (var column in columns)
        {
            if (column.Group is { } name && name != group)
            {
                WriteNode(name, columns.Count(other => other.Group == name), isRoot: false);
            }

            group = column.Group;
            WriteLeaf(column);
        }
    }

    private void WriteNode(string name, int children, bool isRoot)
    {
        _thrift.Begin();
        if (!isRoot) _thrift.Int32(3, Required);
        _thrift.Text(4, name);
        _thrift.Int32(5, children);
        _thrift.End();
    }

    private void WriteLeaf(ParquetColumn column)
    {
        _thrift.Begin();
        _thrift.Int32(1, (int)column.Type);
        _thrift.Int32(3, Required);
        _thrift.Text(4, column.Name);
        if (column.IsText)
        {
            // Said twice: to readers of today by the logical type, to older ones by the converted type.
            _thrift.Int32(6, Utf8);
            _thrift.Begin(10);
            _thrift.Begin(1);
            _thrift.End();
            _thrift.End();
        }

        _thrift.End();
    }

    private void WriteGroup(RowGroup group)
    {
        _thrift.Begin();
        _thrift.Structs(1, group.Columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            WriteChunk(columns[i], group.Columns[i], group.Rows);
        }

        _thrift.Int64(2, group.Columns.Sum(chunk => chunk.UncompressedLength));
        _thrift.Int64(3, group.Rows);
        _thrift.Int64(5, group.Columns[0].Offset);
        _thrift.Int64(6, group.Columns.Sum(chunk => chunk.Length));
        _thrift.End();
    }

    private void WriteChunk(ParquetColumn column, ColumnChunk chunk, int values)
    {
        var hasDictionary = chunk.DictionaryLength > 0;
        _thrift.Begin();
        _thrift.Int64(2, chunk.Offset);
        _thrift.Begin(3);
        _thrift.Int32(1, (int)column.Type);
        _thrift.Integers(2, hasDictionary ? [(int)ParquetEncoding.Plain, (int)ParquetEncoding.RunLengthDictionary] : [(int)ParquetEncoding.Plain]);
        _thrift.Texts(3, column.Path);
        _thrift.Int32(4, Gzip);
        _thrift.Int64(5, values);
        _thrift.Int64(6, chunk.UncompressedLength);
        _thrift.Int64(7, chunk.Length);
        _thrift.Int64(9, chunk.Offset + chunk.DictionaryLength);
        if (hasDictionary) _thrift.Int64(11, chunk.Offset);
        WriteStatistics(chunk);
        _thrift.End();
        _thrift.End();
    }

    private void WriteStatistics(ColumnChunk chunk)
    {
        _thrift.Begin(12);
        _thrift.Int64(3, 0);
        if (chunk.Range is var (least, greatest))
        {
            _thrift.Bytes(5, greatest);
            _thrift.Bytes(6, least);
        }

        _thrift.End();
    }

    private void WriteTexts(IReadOnlyList<(string Name, string Text)> texts)
    {
        _thrift.Structs(5, texts.Count);
        foreach (var (name, text) in texts)
        {
            _thrift.Begin();
            _thrift.Text(1, name);
            _thrift.Text(2, text);
            _thrift.End();
        }
    }

    /// <summary>Each column's order is that of its type; without this word, readers ignore the statistics.</summary>
    private void WriteOrders()
    {
        _thrift.Structs(7, columns.Count);
        foreach (var _ in columns)
        {
            _thrift.Begin();
            _thrift.Begin(1);
            _thrift.End();
            _thrift.End();
        }
    }
}
