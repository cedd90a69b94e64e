using System.Text.Json;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Training.Batches;

/// <summary>A Zarr group, version 2, with all its metadata in one document.</summary>
internal static class ZarrGroup
{
    private const string Suffix = "/.zarray";
    private const int MostMetadata = 16 << 20;

    /// <exception cref="CorpusException">It cannot be read.</exception>
    public static IReadOnlyList<RowArray> Open(string folder)
    {
        var path = Path.Combine(folder, ".zmetadata");
        var bytes = LocalFile.ReadAll(path, MostMetadata);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return
            [
                .. document.RootElement.GetProperty("metadata").EnumerateObject()
                    .Where(member => member.Name.EndsWith(Suffix, StringComparison.Ordinal))
                    .Select(member => new ZarrArray(folder, NameOf(member.Name, path), member.Value.Deserialize(BatchJson.Default.ZarrHead)!)),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw TrainingFile.Damaged(path, "it is not the metadata of a Zarr group", e);
        }
    }

    private static string NameOf(string member, string path)
    {
        var name = member[..^Suffix.Length];
        // A name leads to files, which have to be below the folder.
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : throw TrainingFile.Damaged(path, "an array has a name that none here has");
    }
}
