using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>A folder that answers so many times and then no more.</summary>
internal sealed class WearingStore(string folder, int reads) : IObjectStore
{
    private readonly FolderStore _store = new(folder);
    private int _reads = reads;

    public string Name => _store.Name;

    public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default) =>
        Interlocked.Decrement(ref _reads) >= 0 ? _store.OpenAsync(key, token) : throw new StorageException(StorageError.Unavailable, $"{Name} does not answer.");

    public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default) => _store.ReadRangeAsync(key, offset, buffer, token);

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default) => _store.StatAsync(key, token);

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", CancellationToken token = default) => _store.ListAsync(prefix, token);

    public void Dispose() => _store.Dispose();
}
