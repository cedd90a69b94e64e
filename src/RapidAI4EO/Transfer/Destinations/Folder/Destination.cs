using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Destinations.Folder;

/// <summary>A folder that a run writes into: its run file, its manifest, and what the manifest knew before.</summary>
internal sealed class Destination : IAsyncDisposable
{
    private readonly ManifestWriter _manifest;
    private readonly GroupCommit _commit;
    private readonly RunFile _run;
    private readonly DiskSync _disk;
    private readonly bool _takesUnnamed;
    private readonly TimeProvider _time;
    private (string Key, byte[] Bytes)? _request;

    private Destination(string folder, RunFile run, DiskSync disk, KnownFiles known, TimeProvider time, Action<Exception> onFault)
    {
        Folder = folder;
        Known = known;
        _run = run;
        _time = time;
        _disk = disk;
        _takesUnnamed = disk.TakesUnnamed(Reserve($"{RunFile.FolderName}/trial", RunFile.NoticeSlot));
        _manifest = new ManifestWriter(ManifestFolder.NewFile(folder, run.Id), run.ReleaseReserve);
        _commit = new GroupCommit(lines => _manifest.Commit(lines, _disk), time, onFault);
    }

    /// <summary>The absolute path, without a separator at its end.</summary>
    public string Folder { get; }

    public KnownFiles Known { get; }

    /// <summary>Whether two names that differ only in case are one file here.</summary>
    public bool IgnoresCase => File.Exists(Path.Combine(Folder, RunFile.FolderName.ToUpperInvariant(), RunFile.Prefix + _run.Id));

    /// <param name="folder">Made where it does not exist. What dead runs left is tidied away.</param>
    /// <param name="forShards">Whether shards are to be written into it: a destination holds those or single files, not both.</param>
    /// <param name="syncOf">Brings it to disk, by an open file of it.</param>
    /// <param name="time">The clock of the manifest.</param>
    /// <param name="onFault">Told when what arrived can no longer be brought to disk.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="DestinationException">The folder cannot be written.</exception>
    public static Destination Open(
        string folder, bool forShards, Func<SafeFileHandle, DiskSync> syncOf, TimeProvider time, Action<Exception> onFault, CancellationToken token)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RunFile.RequireOwnFolder(folder);
        AbandonedRuns.Clear(folder);
        var run = RunFile.Create(folder);
        try
        {
            var disk = syncOf(run.Handle);
            ManifestMerge.MergeIfMany(folder, run.Id, disk);
            var known = KnownFiles.Load(folder, token);
            RequireForm(folder, known, forShards);
            TruncatedManifests.Tidy(folder, known.CutFiles);
            return new Destination(folder, run, disk, known, time, onFault);
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    public string PathOf(string key) => Path.Combine(Folder, key.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>A file on its way to a key's place. Only the worker of <paramref name="slot"/> may ask with it.</summary>
    public IncomingFile NewFile(string key, int slot)
    {
        _manifest.Create();
        return OperatingSystem.IsLinux() && _takesUnnamed ? new AnonymousTempFile(PathOf(key), () => NewPartialFile(key, slot)) : NewPartialFile(key, slot);
    }

    /// <summary>The path of a shard on its way, as <see cref="Reserve"/> gives it.</summary>
    public string ReserveShard(long number, int slot)
    {
        _manifest.Create();
        return Reserve(ShardFolder.NameOf(number), slot);
    }

    /// <summary>Keeps what was asked for. To be called once, before files arrive.</summary>
    /// <exception cref="DestinationException">It cannot be written.</exception>
    public void Remember(TransferRequest request)
    {
        _request = RequestFolder.Pack(request);
        WriteRequest();
    }

    /// <summary>The path of a partial file for a key; should this run die, the next one deletes it.</summary>
    public string Reserve(string key, int slot)
    {
        var partial = _run.PartialOf(key, slot);
        _run.Reserve(slot, partial);
        return PathOf(partial);
    }

    /// <summary>What came of an object, as the manifest is to have it.</summary>
    public ManifestEntry EntryOf(string key, ObjectInfo info, long length, string? hash, string root) => new(key, ManifestState.Here, length)
    {
        Hash = hash,
        ETag = info.ETag,
        Root = root,
        Time = _time.GetUtcNow(),
    };

    /// <summary>Brings a line into the manifest, after what it speaks of is on disk.</summary>
    public void Note(ManifestEntry entry) => _commit.Add(entry, ManifestLine.Write, entry.Length);

    /// <summary>Files and bytes that were noted and did not reach the manifest: for the next run they are not there. Known when this is disposed of.</summary>
    public (long Files, long Bytes) Lost => _commit.Lost;

    /// <exception cref="DestinationException">The folder holds files in the other form.</exception>
    public static void RequireForm(string folder, KnownFiles known, bool forShards)
    {
        if (!forShards && known.InShards > 0)
        {
            throw new DestinationException($"{folder} holds shards. Go on with shards, or name another folder for single files.");
        }

        if (forShards && known.Single > 0)
        {
            throw new DestinationException($"{folder} holds single files. Go on with those, or name another folder for shards.");
        }
    }

    private PartialFile NewPartialFile(string key, int slot) => new(Reserve(key, slot), PathOf(key), _disk.FlushesSingly);

    /// <summary>Waits until all that was noted is in the manifest.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commit.DisposeAsync().ConfigureAwait(false);
        _manifest.Dispose();
        SettleRequest();
        _run.Dispose();
    }

    private void WriteRequest()
    {
        if (_request is not var (key, bytes) || File.Exists(PathOf(key))) return;
        using var file = NewPartialFile(key, RunFile.NoticeSlot);
        file.Append(bytes);
        file.Commit();
    }

    /// <summary>Where nothing has ever arrived no request stays either: a call that every root refused leaves no trace.</summary>
    private void SettleRequest()
    {
        if (_request is not var (key, _)) return;
        try
        {
            if (Manifest.Exists(Folder)) WriteRequest();
            else RequestFolder.Forget(PathOf(key));
        }
        catch (CorpusException)
        {
            // It was written when the run began, and only another run that ended meanwhile can have taken it away.
        }
    }
}
