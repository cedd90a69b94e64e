using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Index.Cache;

/// <summary>Tells whether the files that an index was built from have changed since.</summary>
public static class IndexFreshness
{
    /// <summary>The source files that are still there and are no longer what they were; files that are gone say nothing.</summary>
    public static IEnumerable<string> ChangedSources(IndexInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        foreach (var source in info.Sources)
        {
            var file = new FileInfo(source.Path);
            if (file.Exists && (file.Length != source.Length || file.LastWriteTimeUtc != source.Modified.UtcDateTime))
            {
                yield return source.Path;
            }
        }
    }
}
