using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Finds its way in a destination, and never out of it: a manifest may come from anyone.</summary>
internal static class SafePath
{
    private const string TrainingSetMark = "export.json";

    /// <summary>The absolute path, without a separator at its end.</summary>
    public static string PathOf(string destination) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(destination));

    /// <summary>The same for a folder that must have a manifest.</summary>
    /// <exception cref="CorpusException">It has none.</exception>
    public static string WithManifest(string destination)
    {
        var path = PathOf(destination);
        if (!Directory.Exists(path)) throw new CorpusException($"The folder {path} does not exist.");
        if (!Manifest.Exists(path) && File.Exists(Path.Combine(path, TrainingSetMark)))
        {
            throw new CorpusException($"{path} is a training set, which has a list of its own: 'rapidai4eo train verify' compares it.");
        }

        return Manifest.Exists(path)
            ? path
            : throw new CorpusException($"{path} has no manifest, so nobody knows what should be in it. Name the folder that a download went to, or download into this one first.");
    }

    /// <summary>Why the file that an entry speaks of is neither read nor deleted, as half a sentence; null where it may be.</summary>
    public static string? FindFault(ManifestEntry entry)
    {
        if (FindFault(entry.Key) is { } fault) return fault;
        return entry.Shard is null || ShardFolder.IsName(entry.Shard) ? null : "it is said to lie in what is no shard";
    }

    /// <summary>The path of the file that holds an entry's bytes; ask <see cref="FindFault(ManifestEntry)"/> first.</summary>
    public static string FileOf(string folder, ManifestEntry entry) =>
        Path.Combine(folder, (entry.Shard ?? entry.Key).Replace('/', Path.DirectorySeparatorChar));

    private static string? FindFault(string key) =>
        ObjectKey.FindFault(key) ?? (RunFile.IsFolderOf(key) ? "that folder is the transfer's own" : null);
}
