using System.Buffers;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Output.Lists;

/// <summary>
/// Writes samples in the order of the index: ids, the published label table, or GeoJSON. All UTF-8, lines end with LF. Streams are
/// flushed and left open.
/// </summary>
public sealed class SampleWriter(SampleIndex index, SampleSet samples)
{
    private const int BufferLength = 1 << 16;

    /// <summary>One id a line.</summary>
    public void WriteIds(Stream stream, CancellationToken cancellationToken = default)
    {
        var buffered = new BufferedStream(stream, BufferLength);
        Span<byte> line = stackalloc byte[SampleId.MaxLength + 1];
        foreach (var ordinal in samples.Ordinals())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = index.IdOf(ordinal).WriteTo(line);
            line[length] = (byte)'\n';
            buffered.Write(line[..(length + 1)]);
        }

        buffered.Flush();
    }

    /// <summary>The layout of the published label file: a header, then <c>sample_id</c> and the 45 shares a line.</summary>
    public void WriteCsv(Stream stream, CancellationToken cancellationToken = default)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), BufferLength, leaveOpen: true);
        writer.Write(string.Join(',', ClcNomenclature.Classes.Select(c => c.Property).Prepend("sample_id")) + "\n");
        var reader = new LandCoverReader(index);
        Span<ushort> counts = stackalloc ushort[ClcNomenclature.Count];
        foreach (var ordinal in samples.Ordinals())
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Read(ordinal, counts);
            writer.Write(index.IdOf(ordinal).ToString());
            for (var c = 0; c < counts.Length; c++)
            {
                writer.Write(',');
                writer.Write(reader.TextOf(ordinal, c, counts[c]));
            }

            writer.Write('\n');
        }
    }

    /// <summary>
    /// A FeatureCollection, a feature a line: the published polygons with the properties <c>sample_id</c>, <c>zone</c>,
    /// <c>tile</c>, <c>row</c>, <c>column</c>.
    /// </summary>
    public void WriteGeoJson(Stream stream, CancellationToken cancellationToken = default)
    {
        var buffered = new BufferedStream(stream, BufferLength);
        var line = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true });
        buffered.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
        var separator = "\n"u8;
        foreach (var ordinal in samples.Ordinals())
        {
            cancellationToken.ThrowIfCancellationRequested();
            line.Clear();
            json.Reset();
            WriteFeature(json, index.IdOf(ordinal), index.PublishedCorners(ordinal));
            json.Flush();
            buffered.Write(separator);
            buffered.Write(line.WrittenSpan);
            separator = ",\n"u8;
        }

        buffered.Write("\n]}\n"u8);
        buffered.Flush();
    }

    private static void WriteFeature(Utf8JsonWriter json, SampleId id, in FootprintCorners corners)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteStartObject("properties"u8);
        json.WriteString("sample_id"u8, id.ToString());
        json.WriteString("zone"u8, id.Zone.ToString());
        json.WriteString("tile"u8, id.Tile.PaddedName);
        json.WriteNumber("row"u8, id.Row);
        json.WriteNumber("column"u8, id.Column);
        json.WriteEndObject();
        FootprintJson.WriteGeometry(json, corners);
        json.WriteEndObject();
    }
}
