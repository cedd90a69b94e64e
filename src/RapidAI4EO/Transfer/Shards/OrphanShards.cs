using System.Formats.Tar;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Shards;

/// <summary>
/// Shards that the manifest does not mention: a run was killed between giving a shard its name and writing its lines. Such a shard
/// is complete and on disk, so its lines are written now; fetched again, its files would be there twice.
/// </summary>
internal static class OrphanShards
{
    private const int BufferSize = 1 << 20;

    /// <summary>Brings what orphaned shards hold into the manifest.</summary>
    public static void Adopt(Destination destination, CancellationToken token)
    {
        foreach (var path in ShardFolder.Files(destination.Folder))
        {
            var name = Path.GetFileName(path);
            if (destination.Known.HasShard(name)) continue;
            foreach (var entry in TryRead(destination, path, token))
            {
                if (destination.Known.ContainsInShard(entry.Key)) continue;
                destination.Known.AddInShard(entry.Key);
                destination.Note(entry with { Shard = name });
            }
        }
    }

    /// <summary>The files of a shard; none where it is not a whole tar, and so not ours.</summary>
    private static List<ManifestEntry> TryRead(Destination destination, string path, CancellationToken token)
    {
        var entries = new List<ManifestEntry>();
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } member)
            {
                token.ThrowIfCancellationRequested();
                var key = ShardMember.KeyOf(member.Name);
                if (member.EntryType != TarEntryType.RegularFile || ObjectKey.FindFault(key) is not null) continue;
                var info = new ObjectInfo(key, member.Length);
                entries.Add(destination.EntryOf(key, info, member.Length, HashOf(member.DataStream ?? Stream.Null, token), "") with { Offset = member.DataOffset });
            }

            return entries;
        }
        catch (Exception e) when (TarDamage.Is(e) || DestinationFaults.IsLocal(e))
        {
            return [];
        }
    }

    private static string HashOf(Stream data, CancellationToken token)
    {
        using var hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
        var buffer = new byte[BufferSize];
        int read;
        while ((read = data.Read(buffer)) > 0)
        {
            token.ThrowIfCancellationRequested();
            hasher.Append(buffer.AsSpan(0, read));
        }

        return hasher.Finish();
    }
}
