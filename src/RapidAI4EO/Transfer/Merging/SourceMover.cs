using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Merging;

/// <summary>Moves what a source's manifest has into a destination, and its lines with it.</summary>
internal sealed class SourceMover(Destination destination, IProgress<long>? progress)
{
    private readonly LicenceFile _licences = new(destination);
    private long _number = ShardFolder.NextNumber(destination.Folder);

    public long Moved { get; private set; }

    public int Shards { get; private set; }

    public long Overlaps { get; private set; }

    public long Absent { get; private set; }

    /// <summary>Sources of which nothing is left.</summary>
    public List<string> Emptied { get; } = [];

    public void Move(string source, CancellationToken token)
    {
        var before = Overlaps + Absent;
        var overlapping = ShardsThatOverlap(source, token);
        var places = new Dictionary<string, string?>(StringComparer.Ordinal);
        using var lines = LatestLines.Load(source, token);
        foreach (var entry in lines.Read())
        {
            token.ThrowIfCancellationRequested();
            if (entry.State == ManifestState.Removed || entry.Key == LicenceNotice.FileName) continue;
            if (SafePath.FindFault(entry) is not null) Absent++;
            else if (entry.Shard is not null) MoveInShard(source, entry, overlapping, places);
            else MoveFile(source, entry);
        }

        if (Overlaps + Absent == before) Emptied.Add(source);
    }

    private void MoveFile(string source, ManifestEntry entry)
    {
        var (path, target) = (SafePath.FileOf(source, entry), destination.PathOf(entry.Key));
        if (entry.State != ManifestState.Here || !File.Exists(path) || LinkFinder.IsOnTheWay(source, entry.Key))
        {
            FindMoved(entry, target);
            return;
        }

        if (File.Exists(target))
        {
            Overlaps++;
            return;
        }

        Guard(target, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target);
        });
        destination.Known.Add(entry.Key, entry.Length);
        Note(entry);
    }

    /// <summary>A merge that did not come to its end has moved it, with its line or, as the last ones, without.</summary>
    private void FindMoved(ManifestEntry entry, string target)
    {
        if (destination.Known.Contains(entry.Key, entry.Length)) return;
        if (entry.State != ManifestState.Here || new FileInfo(target) is not { Exists: true } file || file.Length != entry.Length)
        {
            Absent++;
            return;
        }

        destination.Known.Add(entry.Key, entry.Length);
        Note(entry);
    }

    private void MoveInShard(string source, ManifestEntry entry, HashSet<string> overlapping, Dictionary<string, string?> places)
    {
        if (overlapping.Contains(entry.Shard!))
        {
            Overlaps++;
            return;
        }

        if (!places.TryGetValue(entry.Shard!, out var place)) places.Add(entry.Shard!, place = MoveShard(source, entry));
        if (place is null || entry.State != ManifestState.Here)
        {
            if (!destination.Known.ContainsInShard(entry.Key)) Absent++;
            return;
        }

        destination.Known.AddInShard(entry.Key);
        Note(entry with { Shard = place });
    }

    private string? MoveShard(string source, ManifestEntry entry)
    {
        var path = SafePath.FileOf(source, entry);
        if (!File.Exists(path) || LinkFinder.IsOnTheWay(source, entry.Shard!)) return null;
        while (true)
        {
            var name = ShardFolder.NameOf(_number++);
            if (destination.Known.HasShard(name) || !TryMove(path, destination.PathOf(name))) continue;
            Shards++;
            return name;
        }
    }

    private static bool TryMove(string path, string target)
    {
        var isMoved = false;
        Guard(target, () =>
        {
            if (File.Exists(target)) return;
            File.Move(path, target, overwrite: false);
            isMoved = true;
        });
        return isMoved;
    }

    /// <summary>A shard goes whole or not at all, so one with a file that the target has stays.</summary>
    private HashSet<string> ShardsThatOverlap(string source, CancellationToken token)
    {
        var shards = new HashSet<string>(StringComparer.Ordinal);
        using var lines = LatestLines.Load(source, token);
        foreach (var entry in lines.Read())
        {
            if (entry is { State: ManifestState.Here, Shard: { } shard } && destination.Known.ContainsInShard(entry.Key) && File.Exists(Path.Combine(source, shard))) shards.Add(shard);
        }

        return shards;
    }

    private void Note(ManifestEntry entry)
    {
        _licences.Cover(entry.Key);
        destination.Note(entry);
        Moved++;
        progress?.Report(Moved);
    }

    private static void Guard(string target, Action move)
    {
        try
        {
            move();
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, target);
        }
    }
}
