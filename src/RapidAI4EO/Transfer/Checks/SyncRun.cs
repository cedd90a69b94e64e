using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>One comparison of a destination with the keys that are wanted, with or without deleting.</summary>
internal sealed class SyncRun(string folder, KeySet wanted, SurplusFiles? files, CancellationToken token)
{
    private const int Attempts = 5;

    private readonly List<string> _keys = [];
    private readonly Dictionary<string, ShardUse> _shards = new(StringComparer.Ordinal);
    private long _surplus;
    private long _bytes;
    private long _deleted;
    private long _leftAlone;

    public SyncSummary Run()
    {
        foreach (var entry in Entries())
        {
            var isWanted = wanted.Contains(entry.Key);
            if (entry.Shard is not null) _shards[entry.Shard] = _shards.GetValueOrDefault(entry.Shard).Plus(isWanted);
            if (!isWanted) Process(entry);
        }

        if (files is not null)
        {
            DeleteShards(files);
            files.Flush();
        }

        return new SyncSummary
        {
            Surplus = _surplus,
            SurplusBytes = _bytes,
            Deleted = _deleted,
            InSharedShards = _shards.Values.Where(shard => shard.Wanted > 0).Sum(shard => shard.Surplus),
            LeftAlone = _leftAlone,
            Keys = _keys,
        };
    }

    /// <summary>The files that the manifest has. What leads out of the destination is none of them.</summary>
    private IEnumerable<ManifestEntry> Entries()
    {
        using var lines = LatestLines.Load(folder, token);
        foreach (var entry in lines.Read())
        {
            token.ThrowIfCancellationRequested();
            if (entry.State != ManifestState.Removed && entry.Key != LicenceNotice.FileName && SafePath.FindFault(entry) is null) yield return entry;
        }
    }

    private void Process(ManifestEntry entry)
    {
        _surplus++;
        _bytes += entry.Length;
        if (_keys.Count < SyncSummary.MaxKeysKept) _keys.Add(entry.Key);
        if (files is null || entry.Shard is not null) return;
        if (files.Delete(entry)) _deleted++;
        else _leftAlone++;
    }

    /// <summary>Deletes the shards of which nothing is wanted, then says so of each file in them.</summary>
    private void DeleteShards(SurplusFiles surplus)
    {
        var unwanted = _shards.Where(shard => shard.Value.Wanted == 0).Select(shard => shard.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var shard in unwanted.ToList())
        {
            if (surplus.DeleteShard(Path.Combine(folder, shard))) continue;
            unwanted.Remove(shard);
            _leftAlone += _shards[shard].Surplus;
        }

        _deleted += unwanted.Sum(shard => _shards[shard].Surplus);

        // Another run, as a verification, may write lines about the same files meanwhile, which are read after ours: then once more.
        for (var attempt = 0; attempt < Attempts && NoteRemoved(surplus, unwanted); attempt++) surplus.EndNotes();
    }

    /// <returns>Whether there was anything to note.</returns>
    private bool NoteRemoved(SurplusFiles surplus, HashSet<string> shards)
    {
        var hasNoted = false;
        foreach (var entry in Entries())
        {
            if (entry.Shard is null || !shards.Contains(entry.Shard)) continue;
            surplus.NoteRemoved(entry);
            hasNoted = true;
        }

        return hasNoted;
    }
}
