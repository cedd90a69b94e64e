using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Shards;

/// <summary>Deletes shards that had damaged files in them, once all that was good in them lies in others.</summary>
internal static class ReplacedShards
{
    /// <param name="folder">The destination.</param>
    /// <param name="repaired">What was to be fetched again.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>How many are gone now.</returns>
    public static int Delete(string folder, IEnumerable<ManifestEntry> repaired, CancellationToken token)
    {
        var replaced = repaired.Select(file => file.Shard).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        using var lines = LatestLines.Load(folder, token);
        foreach (var entry in lines.Read())
        {
            if (entry is { State: ManifestState.Here, Shard: { } shard }) needed.Add(shard);
        }

        // Among the superseded ones are those that an earlier repair replaced and did not come to delete.
        replaced.UnionWith(lines.SupersededShards);
        return replaced.Count(shard => !needed.Contains(shard) && Delete(folder, shard));
    }

    private static bool Delete(string folder, string shard)
    {
        if (!ShardFolder.IsName(shard)) return false;
        var path = Path.Combine(folder, shard);
        if (!File.Exists(path) || LinkFinder.IsOnTheWay(folder, shard)) return false;
        PartialFile.Delete(path);
        return !File.Exists(path);
    }
}
