using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// The files of which a manifest's last word is that they are damaged or missing, with what arrived when they last were right; and
/// the others in their shards.
/// </summary>
internal static class FilesToRepair
{
    /// <summary>By key. Only files that were once found faulty, and those beside them in shards, are ever kept in memory.</summary>
    public static IReadOnlyDictionary<string, ManifestEntry> Load(string folder, CancellationToken token)
    {
        var files = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        AddShards(folder, files, AddFindings(folder, files, token), token);
        if (files.Count > 0) AddArrivals(folder, files, token);
        return files;
    }

    /// <summary>What was found, and not put right since.</summary>
    /// <returns>
    /// The shards to be replaced. Those belong to them in which such a file was and has come anew: the repair that was to replace them
    /// did not come to its end, or a download brought the file.
    /// </returns>
    private static HashSet<string> AddFindings(string folder, Dictionary<string, ManifestEntry> files, CancellationToken token)
    {
        using var lines = LatestLines.Load(folder, token);
        foreach (var entry in lines.Read())
        {
            token.ThrowIfCancellationRequested();
            if (entry.State is ManifestState.Damaged or ManifestState.Missing) files[entry.Key] = entry;
        }

        return [.. files.Values.Select(file => file.Shard).OfType<string>(), .. lines.SupersededShards];
    }

    /// <summary>
    /// Whoever reads a shard as a whole meets what is damaged in it, whatever the manifest says. So a shard with a damaged file is
    /// replaced: all its files are fetched again.
    /// </summary>
    private static void AddShards(string folder, Dictionary<string, ManifestEntry> files, HashSet<string> shards, CancellationToken token)
    {
        if (shards.Count == 0) return;
        using var lines = LatestLines.Load(folder, token);
        foreach (var entry in lines.Read())
        {
            if (entry is { State: ManifestState.Here, Shard: { } shard } && shards.Contains(shard)) files.TryAdd(entry.Key, entry);
        }
    }

    /// <summary>A finding's line has the time of the finding; what people want to hear is when and from where the file came.</summary>
    private static void AddArrivals(string folder, Dictionary<string, ManifestEntry> files, CancellationToken token)
    {
        foreach (var entry in new ManifestReader(folder).Entries())
        {
            token.ThrowIfCancellationRequested();
            if (entry.State != ManifestState.Here || !files.TryGetValue(entry.Key, out var file)) continue;

            // A line of an earlier version of the file says nothing of this one.
            if (entry.Hash == file.Hash && entry.Length == file.Length) files[entry.Key] = file with { Time = entry.Time, Root = entry.Root };
        }
    }
}
