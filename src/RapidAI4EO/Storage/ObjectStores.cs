using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Azure;
using RapidAI4EO.Storage.Http;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage;

/// <summary>From an address to a store.</summary>
public static class ObjectStores
{
    /// <summary>Opens a root; nothing is sent yet. The caller disposes of the store.</summary>
    /// <exception cref="StorageException">A local root is not an existing folder.</exception>
    public static IObjectStore Open(RootAddress root, HttpStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (root.Folder is { } folder) return new FolderStore(folder);
        options ??= new HttpStoreOptions();
        return root.Container is null ? new HttpStore(root, options) : new AzureBlobStore(root, options);
    }
}
