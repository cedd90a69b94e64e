using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>Deletes shards that had damaged files in them, once all that was good in them lies in others.</summary>
internal static class ReplacedShards
{
    public static void Delete(string folder, IEnumerable<ManifestEntry> repaired, CancellationToken token)
    {
        var replaced = repaired.Select(file => file.Shard).OfType<string>().Where(ShardFolder.IsName).ToHashSet(StringComparer.Ordinal);
        if (replaced.Count == 0) return;
        using var lines = LatestLines.Load(folder, token);
        foreach (var entry in lines.Read())
        {
            if (entry is { State: ManifestState.Here, Shard: { } shard }) replaced.Remove(shard);
        }

        foreach (var shard in replaced) PartialFile.Delete(Path.Combine(folder, shard));
    }
}
