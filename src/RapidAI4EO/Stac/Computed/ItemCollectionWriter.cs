using System.Buffers;
using System.Text;

namespace RapidAI4EO.Stac.Computed;

/// <summary>Writes all items of a catalog one after the other, in flat memory. The stream is flushed and left open.</summary>
public sealed class ItemCollectionWriter
{
    private readonly ComputedCatalog _catalog;

    public ItemCollectionWriter(ComputedCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
    }

    /// <summary>A GeoJSON FeatureCollection, which is STAC's ItemCollection, an item a line. It says first how many follow.</summary>
    public void Write(Stream stream, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Encoding.ASCII.GetBytes($"{{\"type\":\"FeatureCollection\",\"numberReturned\":{_catalog.ItemCount},\"features\":["));
        Write(stream, "\n"u8.ToArray(), ",\n"u8.ToArray(), token);
        stream.Write("\n]}\n"u8);
        stream.Flush();
    }

    /// <summary>An item a line and nothing else.</summary>
    public void WriteLines(Stream stream, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, [], "\n"u8.ToArray(), token);
        if (_catalog.ItemCount > 0) stream.Write("\n"u8);
        stream.Flush();
    }

    private void Write(Stream stream, byte[] first, byte[] between, CancellationToken token)
    {
        var writers = _catalog.Collections.ToDictionary(kind => kind, _catalog.NewItemWriter);
        var buffer = new ArrayBufferWriter<byte>(1 << 17);
        buffer.Write(first);
        foreach (var (kind, ordinal) in _catalog.Items)
        {
            token.ThrowIfCancellationRequested();
            writers[kind].Write(ordinal, buffer);
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            buffer.Write(between);
        }

        foreach (var writer in writers.Values) writer.Dispose();
    }
}
