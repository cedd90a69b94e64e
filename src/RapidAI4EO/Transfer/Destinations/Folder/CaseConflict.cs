using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Destinations.Folder;

/// <summary>
/// Two keys that differ only in case are one path where the file system does not tell upper from lower case. The second of them
/// is refused, or it would take the first one's place unseen.
/// </summary>
internal static class CaseConflict
{
    /// <summary>The file or folder that stands in a key's way under a name of other case, by its path below the destination.</summary>
    public static string? Find(string destination, string key)
    {
        var folder = destination;
        foreach (var name in key.Split('/'))
        {
            if (!Directory.Exists(folder)) return null;
            var twin = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName)
                .FirstOrDefault(other => name.Equals(other, StringComparison.OrdinalIgnoreCase) && other != name);
            if (twin is not null) return Path.GetRelativePath(destination, Path.Combine(folder, twin)).Replace(Path.DirectorySeparatorChar, '/');
            folder = Path.Combine(folder, name);
        }

        return null;
    }

    public static RefusedFileException Fault(string key, string twin) => new(
        $"{key} and {twin} differ only in case, which this file system does not tell apart. Fetch one of them into another folder.");
}
