using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http;
using RapidAI4EO.Storage.Http.FastPath;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Azure;

/// <summary>
/// A path in a container of Azure Blob Storage, or of an emulator, over its REST API: anonymous, or with the shared access
/// signature in the root's query. Objects are read as <see cref="HttpStore"/> reads them; what Azure adds is the listing, and
/// error codes that say more.
/// </summary>
/// <remarks>
/// Listing takes the permission to list, which a public container may have withheld. It fetches page after page as they are
/// used, and has patience with each (<see cref="HttpStoreOptions.PageRetry"/>): a caller could only begin it all again. Stubs for
/// folders and names that <see cref="ObjectKey"/> refuses are left out.
/// </remarks>
public sealed class AzureBlobStore : IObjectStore, IBlockingStore
{
    private readonly HttpStore _objects;
    private readonly AzureListing _listing;

    public AzureBlobStore(RootAddress root, HttpStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(options);
        if (root.Container is not { } container) throw new ArgumentException("The root is no path in a container of Azure.", nameof(root));
        var requester = new HttpRequester(root, options);
        _objects = new HttpStore(root, options, requester);
        _listing = new AzureListing(root, container, requester, options);
    }

    public string Name => _objects.Name;

    public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default) => _objects.OpenAsync(key, token);

    public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default) =>
        _objects.ReadRangeAsync(key, offset, buffer, token);

    public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default) => _objects.StatAsync(key, token);

    /// <summary>The objects in the order of their names; the entity tags and MD5 are those that reading them gives.</summary>
    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return _listing.ListAsync(prefix, token);
    }

    public void Dispose() => _objects.Dispose();

    ObjectContent? IBlockingStore.TryOpen(string key, CancellationToken token) => ((IBlockingStore)_objects).TryOpen(key, token);
}
