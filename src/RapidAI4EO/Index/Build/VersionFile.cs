using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Index.Build;

/// <summary>Remembers, in a file beside a fetched one, which version of it a root gave: its ETag, else its time of change.</summary>
internal static class VersionFile
{
    public static string NameOf(string fileName) => fileName + ".version";

    /// <summary>True where the file is there, as long as the root says and of the version that the root has.</summary>
    public static bool Matches(string path, ObjectInfo there)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == there.Length && VersionOf(there) is { } version && Read(path) == version;
    }

    public static void Write(string path, ObjectInfo info)
    {
        // The old version's word must never stand beside a new file, so it is deleted where there is no new one.
        if (VersionOf(info) is { } version)
        {
            File.WriteAllText(NameOf(path), version);
        }
        else
        {
            File.Delete(NameOf(path));
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(NameOf(path));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static string? VersionOf(ObjectInfo info) => info.ETag ?? info.LastModified?.ToUniversalTime().ToString("O");
}
