using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Storage.Objects;

/// <summary>Objects in memory, for tests and small made-up corpora.</summary>
public sealed class MemoryStore : IObjectStore
{
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    public string Name => "memory";

    /// <summary>Adds an object or replaces it. The bytes are not copied.</summary>
    public void Put(string key, byte[] content) => _objects[ObjectKey.Validate(key)] = content;

    public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default)
    {
        var content = Find(key, token);
        return Task.FromResult(new ObjectContent(Describe(key, content), new MemoryStream(content, writable: false)));
    }

    public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var content = Find(key, token);
        var rest = content.AsSpan((int)Math.Min(offset, content.Length));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer.Span);
        return Task.FromResult(count);
    }

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default) => Task.FromResult(Describe(key, Find(key, token)));

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", [EnumeratorCancellation] CancellationToken token = default)
    {
        foreach (var (key, content) in _objects)
        {
            token.ThrowIfCancellationRequested();
            if (key.StartsWith(prefix, StringComparison.Ordinal)) yield return Describe(key, content);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public void Dispose()
    {
    }

    private byte[] Find(string key, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return _objects.TryGetValue(ObjectKey.Validate(key), out var content)
            ? content
            : throw new StorageException(StorageError.NotFound, $"{key} is not in memory.");
    }

    // MD5 is what stores and HTTP give: it finds what the wire broke, and guards against no one.
#pragma warning disable CA5351
    private static ObjectInfo Describe(string key, byte[] content)
    {
        var md5 = MD5.HashData(content);
        return new ObjectInfo(key, content.Length) { ContentMd5 = md5, ETag = $"\"{Convert.ToHexStringLower(md5)}\"" };
    }
#pragma warning restore CA5351
}
