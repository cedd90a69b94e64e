using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.FastPath;

/// <summary>A store that can also be read by threads that do nothing else.</summary>
internal interface IBlockingStore : IObjectStore
{
    /// <summary>
    /// Opens an object in the calling thread; what the content's stream gives is there when the call returns. For threads of the
    /// caller's own: in the pool's, waiting for a server would keep all others waiting.
    /// </summary>
    /// <returns>Null where the object is to be opened by <see cref="IObjectStore.OpenAsync"/>.</returns>
    /// <exception cref="StorageException">As there.</exception>
    ObjectContent? TryOpen(string key, CancellationToken token);
}
