using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Local;

namespace RapidAI4EO.Training.Batches;

/// <summary>A Zarr group, version 2, with all its metadata in one document.</summary>
internal static class ZarrGroup
{
    private const string Suffix = "/.zarray";
    private const int MaxMetadata = 16 << 20;

    /// <exception cref="CorpusException">It cannot be read.</exception>
    public static IReadOnlyList<RowArray> Open(string folder, SetDescription description)
    {
        var path = Path.Combine(folder, ".zmetadata");
        var bytes = LocalFile.ReadAll(path, MaxMetadata);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var metadata = document.RootElement.GetProperty("metadata");
            var all = new List<RowArray>();
            foreach (var name in SetNames.Of(description))
            {
                if (metadata.TryGetProperty(name + Suffix, out var head)) all.Add(new ZarrArray(folder, name, head.Deserialize(BatchJson.Default.ZarrHead)!));
            }

            return all;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw TrainingFile.Damaged(path, "it is not the metadata of a Zarr group", e);
        }
    }
}
