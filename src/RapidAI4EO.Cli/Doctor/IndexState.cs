using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Transfer.Resources;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>How an index is.</summary>
/// <param name="Path">The file.</param>
/// <param name="State">One of the words below.</param>
/// <param name="Description">The same for people.</param>
/// <param name="Resources">Which corpus it is of: where its resource files are, or <c>published</c>.</param>
internal sealed record IndexState(string Path, string State, string Description, string Resources)
{
    public const string Ready = "ready";
    public const string Outdated = "outdated";
    public const string Absent = "absent";
    public const string Unusable = "unusable";

    private const string Published = "published";

    public static IndexState Of(string path, string? origin)
    {
        var resources = origin ?? Published;
        if (!File.Exists(path))
        {
            return new IndexState(path, Absent, "not built yet; the first search builds it", resources);
        }

        try
        {
            using var index = SampleIndex.Open(path);
            var size = $"{index.Count:N0} samples, {Units.Bytes(index.Length)}";
            return IndexFreshness.ChangedSources(index.Info).FirstOrDefault() is { } changed
                ? new IndexState(path, Outdated, $"{size}, older than {changed}", ResourcesOf(index, origin))
                : new IndexState(path, Ready, size, ResourcesOf(index, origin));
        }
        catch (CorpusException e)
        {
            return new IndexState(path, Unusable, e.Message, resources);
        }
    }

    private static string ResourcesOf(SampleIndex index, string? origin) =>
        origin ?? IndexAccess.OriginOf(new IndexLocation(index.Path, null, []), index) ?? Published;
}
