using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Destinations.Folder;

/// <summary>The form in which a destination takes files.</summary>
/// <remarks>For each key that is taken from the list there is one call of <see cref="ReceiveAsync"/> that succeeds, or one of <see cref="Pass"/>.</remarks>
internal interface IAssetSink : IAsyncDisposable
{
    /// <summary>Looks at what is there, before the first key.</summary>
    void Begin(CancellationToken token);

    /// <summary>Whether the destination has the file, complete, by the manifest's word.</summary>
    bool Has(string key);

    /// <summary>Takes a file, checks it, and sees to it that it reaches the manifest.</summary>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="StorageException">What came is not what was announced.</exception>
    /// <exception cref="DestinationException">The destination takes no files.</exception>
    /// <exception cref="RefusedFileException">This file's place is taken.</exception>
    Task<long> ReceiveAsync(ObjectContent content, string root, QueuedKey key, int slot, CancellationToken token);

    /// <summary>Nothing will come for this key.</summary>
    void Pass(QueuedKey key);

    /// <summary>The list is at its end and all its keys are settled.</summary>
    Task CompleteAsync();
}
