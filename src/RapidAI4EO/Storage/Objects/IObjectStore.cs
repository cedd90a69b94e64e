using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Storage.Objects;

/// <summary>
/// Bytes under keys below one root: a web server, Azure Blob Storage, a folder, memory. The contract is as small as can be; what
/// is comfortable is an extension method, and patience with a failing server lies in <see cref="Retry"/>, never in a store, save for
/// the pages of a listing, which nobody outside could ask for again.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StorageException"/> for what the store answers, <see cref="InvalidInputException"/> for a key
/// that <see cref="ObjectKey"/> refuses, and nothing else but cancellation. Stores may be used by many threads at once.
/// </remarks>
public interface IObjectStore : IDisposable
{
    /// <summary>The root for messages: never with a signature or a password.</summary>
    string Name { get; }

    /// <summary>Opens an object for reading from its first byte to its last; the caller disposes of it.</summary>
    /// <remarks>Reading the stream throws <see cref="StorageException"/> where the answer breaks off or falls silent.</remarks>
    Task<ObjectContent> OpenAsync(string key, CancellationToken token = default);

    /// <summary>Fills <paramref name="buffer"/> with the bytes from <paramref name="offset"/> on.</summary>
    /// <returns>How many bytes were read: fewer than asked only where the object ends.</returns>
    Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default);

    /// <summary>What is known of an object without reading it.</summary>
    Task<ObjectInfo> StatAsync(string key, CancellationToken token = default);

    /// <summary>The objects whose keys start with <paramref name="prefix"/>, in no particular order.</summary>
    /// <exception cref="StorageException">With <see cref="StorageError.Refused"/> where this kind of root cannot list.</exception>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", CancellationToken token = default);
}
