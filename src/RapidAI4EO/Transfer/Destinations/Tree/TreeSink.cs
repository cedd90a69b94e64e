using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer.Destinations.Tree;

/// <summary>Each file by itself, its key as its path below the destination: the corpus's own layout.</summary>
internal sealed class TreeSink(Destination destination, HashChoice hash) : IAssetSink
{
    private readonly bool _ignoresCase = destination.IgnoresCase;
    private readonly ChipBuffers _buffers = new();

    public void Begin(CancellationToken token)
    {
    }

    public bool Has(string key)
    {
        var file = new FileInfo(destination.PathOf(key));
        return file.Exists && destination.Known.Contains(key, file.Length);
    }

    public async Task<long> ReceiveAsync(ObjectContent content, string root, QueuedKey key, int slot, CancellationToken token)
    {
        if (_ignoresCase && CaseConflict.Find(destination.Folder, key.Key) is { } twin) throw CaseConflict.Fault(key.Key, twin);
        using var digest = new ContentDigest(content.Info, root, hash);
        using var file = destination.NewFile(key.Key, slot);
        var computed = await FileReceiver.ReceiveAsync(content, digest, _buffers, file, null, token).ConfigureAwait(false);
        destination.Known.Add(key.Key, digest.Length);
        destination.Note(destination.EntryOf(key.Key, content.Info, digest.Length, computed, root));
        return digest.Length;
    }

    public void Pass(QueuedKey key)
    {
    }

    public Task CompleteAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
