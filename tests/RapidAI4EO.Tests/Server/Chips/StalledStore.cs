using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Tests.Server.Chips;

/// <summary>A root that takes every question and answers none until it is cancelled.</summary>
internal sealed class StalledStore : IObjectStore
{
    public string Name => "stalled";

    public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default) => Never<ObjectContent>(token);

    public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default) => Never<int>(token);

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default) => Never<ObjectInfo>(token);

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", CancellationToken token = default) => throw new NotSupportedException();

    public void Dispose()
    {
        // Nothing is held.
    }

    private static async Task<T> Never<T>(CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException();
    }
}
