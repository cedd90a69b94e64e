using System.Runtime.CompilerServices;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Brings a destination to a list: beside the files that a download fetches, it finds those that the manifest has and the list does
/// not name, and deletes them where it is told to. Files that the manifest does not have are never touched.
/// </summary>
/// <remarks>Give the list through <see cref="Watch"/> to a download, and call <see cref="RunAsync"/> when that has ended well.</remarks>
public sealed class Synchronizer
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly KeySet _wanted = new();
    private long _count;
    private bool _isAtEnd;

    /// <param name="destination">The folder.</param>
    /// <param name="time">The clock of the manifest's lines; null for the system's.</param>
    public Synchronizer(string destination, TimeProvider? time = null)
    {
        _folder = SafePath.PathOf(destination);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>What the list stands for, which the destination alone remembers once what is not in it was deleted; null where the list does not say.</summary>
    public TransferRequest? Request { get; init; }

    /// <summary>Whether the list was read to its end and named anything: without, nothing is found and nothing deleted.</summary>
    public bool KnowsList => _isAtEnd && _count > 0;

    /// <summary>Passes the list on and remembers what it names, in two bytes an asset.</summary>
    public async IAsyncEnumerable<string> Watch(IAsyncEnumerable<string> keys, [EnumeratorCancellation] CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await foreach (var key in keys.WithCancellation(token).ConfigureAwait(false))
        {
            _wanted.Add(key);
            _count++;
            yield return key;
        }

        _isAtEnd = true;
    }

    /// <summary>Compares the destination with the list.</summary>
    /// <param name="delete">Whether what the list does not name is deleted.</param>
    /// <param name="token">Cancels; what was deleted until then is in the manifest.</param>
    /// <exception cref="DestinationException">A file cannot be deleted, or the manifest not be written.</exception>
    public Task<SyncSummary> RunAsync(bool delete, CancellationToken token = default) =>
        KnowsList && Manifest.Exists(_folder) ? Task.Run(() => Run(delete, token), token) : Task.FromResult(new SyncSummary());

    private SyncSummary Run(bool delete, CancellationToken token)
    {
        using var files = delete ? new SurplusFiles(_folder, _time) : null;
        try
        {
            var summary = new SyncRun(_folder, _wanted, files, token).Run();
            if (delete) RequestFolder.KeepOnly(_folder, Request);
            return summary;
        }
        catch
        {
            // What is gone is in the manifest, however it ends.
            files?.Flush();
            throw;
        }
    }
}
