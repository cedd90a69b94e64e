using RapidAI4EO.Files;
using RapidAI4EO.Files.Native;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Destinations.Shards;

/// <summary>
/// Many files to a tar, named for WebDataset and in the order of the list. A shard is closed at the end of a sample once it has the
/// chosen size; it gets its name when it is complete and on disk, and then its files get their lines in the manifest.
/// </summary>
internal sealed class ShardSink : IAssetSink
{
    // A hundred and fifty chips: enough that a slow one does not hold up the others.
    private const long Budget = 32 << 20;

    private readonly Destination _destination;
    private readonly HashChoice _hash;
    private readonly long _size;
    private readonly Action<long, long> _onTakenBack;
    private readonly ReorderBuffer _order;
    private readonly ChipBuffers _buffers = new();
    private OpenShard? _open;
    private Task _placing = Task.CompletedTask;
    private long _number;
    private long _files;
    private long _bytes;
    private int _begun;

    /// <param name="destination">Where the shards lie.</param>
    /// <param name="size">Bytes after which a shard is closed.</param>
    /// <param name="hash">What is computed over each file.</param>
    /// <param name="onTakenBack">Told the files and bytes that had arrived and are not kept: their sample was not complete when the run ended, or their shard found no room.</param>
    public ShardSink(Destination destination, long size, HashChoice hash, Action<long, long> onTakenBack)
    {
        _destination = destination;
        _hash = hash;
        _size = size;
        _onTakenBack = onTakenBack;
        _order = new ReorderBuffer(Budget, Write);
    }

    public void Begin(CancellationToken token)
    {
        OrphanShards.Adopt(_destination, token);
        _number = ShardFolder.NextNumber(_destination.Folder);
    }

    public bool Has(string key) => _destination.Known.ContainsInShard(key);

    public async Task<long> ReceiveAsync(ObjectContent content, string root, QueuedKey key, int slot, CancellationToken token)
    {
        MemoryReceiver.Require(content.Info.Length);
        ShardMember.RequireOwnName(key.Key);
        var room = content.Info.Length ?? MemoryReceiver.UnknownLength;
        var entering = _order.EnterAsync(key.Number, room, token);

        // A worker's own thread waits here, and goes on reading here.
        if (Thread.CurrentThread.IsThreadPoolThread) await entering.ConfigureAwait(false);
        else entering.GetAwaiter().GetResult();
        ShardMember member;
        try
        {
            using var digest = new ContentDigest(content.Info, root, _hash);
            var (buffer, hash) = await MemoryReceiver.ReceiveAsync(content, digest, _buffers, token).ConfigureAwait(false);
            var entry = _destination.EntryOf(key.Key, content.Info, digest.Length, hash, root);
            member = new ShardMember(entry, buffer, content.Info.LastModified ?? DateTimeOffset.UnixEpoch);
        }
        catch
        {
            _order.Leave(room);
            throw;
        }

        // From now on a second mention of the key in the list is one too many.
        _destination.Known.AddInShard(key.Key);
        var length = member.Length;
        _order.Place(key.Number, room, member);
        Count(1, length);
        return length;
    }

    public void Pass(QueuedKey key) => _order.Pass(key.Number);

    public async Task CompleteAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await _placing.ConfigureAwait(false);
    }

    /// <summary>Keeps of the open shard the samples that are complete.</summary>
    public async ValueTask DisposeAsync()
    {
        // Where the shard before could not be brought to disk, nobody takes this one over.
        using var open = _open;
        try
        {
            open?.CutLastSample();

            // Its lines have to come before the destination ends.
            await CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            // Whatever it was that kept them out of a shard.
            _onTakenBack(_files, _bytes);
        }
    }

    private void Write(ShardMember member)
    {
        try
        {
            // Waits where the shard before is still being brought to disk, so that there are never more than two.
            if (_open is { } full && full.Length >= _size && !full.IsSameSample(member)) CloseAsync().GetAwaiter().GetResult();
            _open ??= new OpenShard(_destination.ReserveShard(_number, RunFile.FirstShardSlot + (_begun++ % RunFile.ShardSlots)));
            _open.Append(member);
        }
        finally
        {
            _buffers.Return(member.Buffer);
        }
    }

    /// <summary>Hands the open shard over to be brought to disk while the next one is written.</summary>
    private async Task CloseAsync()
    {
        await _placing.ConfigureAwait(false);
        if (_open is not { } shard) return;
        _open = null;
        _placing = OwnThread.Run(() => Place(shard));
    }

    private void Place(OpenShard shard)
    {
        using (shard)
        {
            if (shard.Entries.Count == 0) return;
            var name = "";
            shard.Place(path => name = Move(path));
            foreach (var entry in shard.Entries)
            {
                _destination.Note(entry with { Shard = name });
                Count(-1, -entry.Length);
            }
        }
    }

    /// <summary>What has arrived and lies in no shard that has its name.</summary>
    private void Count(long files, long bytes)
    {
        Interlocked.Add(ref _files, files);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Gives a shard the next free name; another run may have taken the one that was thought of.</summary>
    private string Move(string path)
    {
        while (true)
        {
            var name = ShardFolder.NameOf(_number++);

            // Of a shard that is gone the manifest's lines remain, and must not come to speak of another.
            if (_destination.Known.HasShard(name)) continue;
            if (TryMove(path, _destination.PathOf(name))) return name;
        }
    }

    private static bool TryMove(string path, string target)
    {
        if (OperatingSystem.IsLinux()) return LinuxCalls.TryRename(path, target);
        if (File.Exists(target)) return false;
        File.Move(path, target, overwrite: false);
        return true;
    }
}
