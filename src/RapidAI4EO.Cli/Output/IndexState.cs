using RapidAI4EO.Index;

namespace RapidAI4EO.Cli.Output;

/// <summary>How an index is.</summary>
/// <param name="Path">The file.</param>
/// <param name="State">One of the words below.</param>
/// <param name="Description">The same for people.</param>
internal sealed record IndexState(string Path, string State, string Description)
{
    public const string Ready = "ready";
    public const string Outdated = "outdated";
    public const string Absent = "absent";
    public const string Unusable = "unusable";

    public static IndexState Of(string path)
    {
        if (!File.Exists(path))
        {
            return new IndexState(path, Absent, "not built yet; the first search builds it");
        }

        try
        {
            using var index = SampleIndex.Open(path);
            var size = $"{index.Count:N0} samples, {Units.Bytes(index.Length)}";
            return IndexFreshness.ChangedSources(index.Info).FirstOrDefault() is { } changed
                ? new IndexState(path, Outdated, $"{size}, older than {changed}")
                : new IndexState(path, Ready, size);
        }
        catch (CorpusException e)
        {
            return new IndexState(path, Unusable, e.Message);
        }
    }
}
