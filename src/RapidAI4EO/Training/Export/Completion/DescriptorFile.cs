using System.Buffers;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Completion;

/// <summary>Writes and reads <c>export.json</c>.</summary>
internal static class DescriptorFile
{
    private const string Kind = "rapidai4eo_export";

    public static void Write(ExportFinalizer end, FileLine list)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, ExportMetadata.Style))
        {
            json.WriteStartObject();
            json.WriteNumber(Kind, 1);
            json.WriteString("format"u8, end.Request["format"]);
            ExportMetadata.WriteMembers(json, end);
            WriteShards(json, end);
            json.WriteStartObject("files"u8);
            json.WriteString("list"u8, list.Name);
            json.WriteNumber("bytes"u8, list.Length);
            json.WriteString("hash"u8, list.Hash);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        using var file = new PartialFile(end.Directory.NewDraft(), end.Directory.PathOf(ExportDescriptor.FileName), flushes: true);
        file.Append(DescriptorChecksum.Seal(bytes.WrittenSpan));
        file.Commit();
    }

    /// <summary>The mark of a complete export; null where there is none.</summary>
    /// <exception cref="CorpusException">It cannot be understood.</exception>
    public static JsonDocument? Read(string folder)
    {
        var path = Path.Combine(folder, ExportDescriptor.FileName);
        if (!File.Exists(path)) return null;
        try
        {
            var mark = JsonDocument.Parse(File.ReadAllBytes(path));
            return mark.RootElement.ValueKind == JsonValueKind.Object && mark.RootElement.TryGetProperty(Kind, out _) ? mark : throw Foreign(path, null);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Foreign(path, e);
        }
    }

    /// <summary>Takes something from the mark of a folder, which may have been changed since.</summary>
    /// <exception cref="CorpusException">It has no such thing.</exception>
    public static T Take<T>(string folder, JsonDocument mark, Func<JsonElement, T> take)
    {
        try
        {
            return take(mark.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Foreign(Path.Combine(folder, ExportDescriptor.FileName), e);
        }
    }

    private static CorpusException Foreign(string path, Exception? e) => new($"{path} is not the description of an export, or is damaged.", e);

    /// <summary>Which files have how many samples, in order; samples of Zarr are files of their own.</summary>
    private static void WriteShards(Utf8JsonWriter json, ExportFinalizer end)
    {
        if (end.Plan.Options.Format == ExportFormat.Zarr) return;
        json.WriteStartArray("shards"u8);
        foreach (var unit in end.Units().Where(unit => unit.Files.Count > 0))
        {
            json.WriteStartObject();
            json.WriteNumber("samples"u8, unit.Rows.Count(row => row.Valid is not null));
            json.WriteStartArray("files"u8);
            foreach (var file in unit.Files) json.WriteStringValue(file.Name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
