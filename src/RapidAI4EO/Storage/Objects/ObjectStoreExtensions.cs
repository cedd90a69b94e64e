namespace RapidAI4EO.Storage.Objects;

/// <summary>Comforts over the contract. Each is patient with the root as <see cref="Retry"/> is, unless told otherwise.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>Reads a whole object into memory.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The object.</param>
    /// <param name="maxLength">Bytes; a longer object is refused, since what a stranger serves must not fill the memory. Default 64 MiB.</param>
    /// <param name="retry">Null for <see cref="Retry.Default"/>.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="StorageException">The object cannot be had, is too long, or did not arrive whole.</exception>
    public static Task<byte[]> ReadAllBytesAsync(
        this IObjectStore store, string key, int maxLength = 64 << 20, Retry? retry = null, CancellationToken token = default) =>
        (retry ?? Retry.Default).RunAsync(inner => ReadOnceAsync(store, key, maxLength, inner), token);

    /// <summary>Whether the root has the object. Any other trouble is thrown.</summary>
    public static async Task<bool> ExistsAsync(this IObjectStore store, string key, Retry? retry = null, CancellationToken token = default)
    {
        try
        {
            await (retry ?? Retry.Default).RunAsync(inner => store.StatAsync(key, inner), token).ConfigureAwait(false);
            return true;
        }
        catch (StorageException e) when (e.Error == StorageError.NotFound)
        {
            return false;
        }
    }

    private static async Task<byte[]> ReadOnceAsync(IObjectStore store, string key, int maxLength, CancellationToken token)
    {
        var content = await store.OpenAsync(key, token).ConfigureAwait(false);
        await using var _ = content.ConfigureAwait(false);
        using var bytes = new MemoryStream();
        using var check = new ContentCheck(content.Info, store.Name);
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await content.Stream.ReadAsync(buffer, token).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + read > maxLength)
            {
                throw new StorageException(StorageError.Refused, $"{key} at {store.Name} is longer than {maxLength} bytes.");
            }

            check.Add(buffer.AsSpan(0, read));
            bytes.Write(buffer, 0, read);
        }

        check.Finish();
        return bytes.ToArray();
    }
}
