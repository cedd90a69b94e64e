using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// A store of files that have a size each and nothing in them, so that a corpus of any size takes no memory. A clock of its own
/// moves on by what is read.
/// </summary>
/// <param name="sizeOf">Bytes of a file; negative where there is none.</param>
public sealed class SizedStore(Func<string, long> sizeOf) : IObjectStore
{
    private int _heads;

    public ManualTime Time { get; } = new();

    public double BytesPerSecond { get; init; } = 1e6;

    /// <summary>How many files were asked about.</summary>
    public int Heads => _heads;

    public string Name => "sized";

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default)
    {
        Interlocked.Increment(ref _heads);
        return Task.FromResult(Describe(key));
    }

    public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default)
    {
        var info = Describe(key);
        return Task.FromResult(new ObjectContent(info, new Zeros(this, info.Length!.Value)));
    }

    public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", CancellationToken token = default) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private ObjectInfo Describe(string key) => sizeOf(key) is var size && size >= 0
        ? new ObjectInfo(key, size)
        : throw new StorageException(StorageError.NotFound, $"{key} does not exist.");

    private sealed class Zeros(SizedStore store, long length) : MemoryStream
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(_left, buffer.Length);
            _left -= read;
            lock (store) store.Time.Advance(TimeSpan.FromSeconds(read / store.BytesPerSecond));
            return ValueTask.FromResult(read);
        }
    }
}
