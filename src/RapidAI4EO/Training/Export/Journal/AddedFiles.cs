using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>Finds what lies in the folder of an export and is not in its list: readers of shards take whatever matches their pattern.</summary>
internal static class AddedFiles
{
    /// <param name="folder">The export.</param>
    /// <param name="listed">The names in its list.</param>
    /// <param name="present">How many of those are there.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Paths below the folder, with forward slashes.</returns>
    public static IEnumerable<string> Find(string folder, IEnumerable<string> listed, long present, CancellationToken token)
    {
        // A list has millions of names: it is gone through again only where there is something to be found.
        if (Names(folder, token).LongCount() <= present) return [];
        var known = new KeySet();
        foreach (var name in listed) known.Add(name);
        return Names(folder, token).Where(name => !known.Contains(name));
    }

    private static IEnumerable<string> Names(string folder, CancellationToken token)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            token.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            // A call that was killed when all was complete leaves its notes, which the same call clears away.
            if (name is not (ExportDescriptor.FileName or ExportDescriptor.ListName) && !name.StartsWith($"{RunFile.FolderName}/", StringComparison.Ordinal)) yield return name;
        }
    }
}
