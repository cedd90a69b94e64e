using System.Text;
using System.Text.Json;

namespace RapidAI4EO.Training.Splits;

/// <summary>Writes a split for others to use, in the order of the index. UTF-8, lines end with LF; streams are flushed and left open.</summary>
public static class SplitWriter
{
    private const int BufferLength = 1 << 16;

    /// <summary>The header <c>sample_id,split</c> and a sample a line; <c>none</c> for those that were left out.</summary>
    public static void WriteCsv(Split split, Stream stream, CancellationToken cancellationToken = default)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), BufferLength, leaveOpen: true);
        writer.Write("sample_id,split\n");
        for (var at = 0; at < split.Ordinals.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(split.Index.IdOf(split.Ordinals[at]).ToString());
            writer.Write(',');
            writer.Write(split.NameOf(at));
            writer.Write('\n');
        }
    }

    /// <summary>The same as JSON, with what is needed to make it again: the options, and the digests of the files that the index was built from.</summary>
    public static void WriteJson(Split split, SplitOptions options, Stream stream, CancellationToken cancellationToken = default)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            WriteOptions(json, options);
            WriteSources(json, split);
            json.WriteStartObject("samples"u8);
            for (var at = 0; at < split.Ordinals.Count; at++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                json.WriteString(split.Index.IdOf(split.Ordinals[at]).ToString(), split.NameOf(at));
                if (json.BytesPending > BufferLength) json.Flush();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        stream.Flush();
    }

    private static void WriteOptions(Utf8JsonWriter json, SplitOptions options)
    {
        json.WriteStartObject("options"u8);
        json.WriteStartObject("ratios"u8);
        for (var i = 0; i < options.Names.Count; i++) json.WriteNumber(options.Names[i], options.Ratios[i]);
        json.WriteEndObject();
        json.WriteString("by"u8, options.Blocks.Name);
        json.WriteString("stratify"u8, options.Stratify?.Name ?? SplitNames.None);
        json.WriteNumber("seed"u8, options.Seed);
        json.WriteNumber("bufferMetres"u8, options.Buffer);
        json.WriteEndObject();
    }

    /// <summary>Names of files without their folders, which say something of a machine and nothing of the corpus.</summary>
    private static void WriteSources(Utf8JsonWriter json, Split split)
    {
        json.WriteStartObject("index"u8);
        json.WriteNumber("samples"u8, split.Index.Count);
        json.WriteStartObject("sha256"u8);
        foreach (var source in split.Index.Info.Sources) json.WriteString(Path.GetFileName(source.Path), source.Sha256);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
