using RapidAI4EO.Files;
using RapidAI4EO.Storage.Concurrency;
using RapidAI4EO.Storage.Http.FastPath;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Download;

/// <summary>One file from the first root that gives it whole: each root with its retries, one that has no such file only once.</summary>
/// <param name="mirrors">The roots.</param>
/// <param name="retry">For each of them.</param>
/// <param name="concurrency">Told when a root has enough.</param>
/// <param name="limit">How fast bytes may come; null for as fast as they do.</param>
/// <param name="sink">Takes the file.</param>
/// <param name="expected">Files of which only one version will do; null where any does.</param>
internal sealed class AssetFetcher(
    MirrorList mirrors, Retry retry, AdaptiveConcurrency concurrency, RateLimit? limit, IAssetSink sink,
    IReadOnlyDictionary<string, ManifestEntry>? expected = null)
{
    /// <summary>Fetches a file to its place.</summary>
    /// <exception cref="DestinationException">The destination takes no files; the run is over.</exception>
    public async Task<FetchResult> FetchAsync(QueuedKey key, int slot, CancellationToken token)
    {
        List<StorageException>? refusals = null;
        foreach (var mirror in mirrors.InOrder())
        {
            try
            {
                var bytes = await retry.RunAsync(inner => AttemptAsync(mirror.Store, key, slot, inner), token).ConfigureAwait(false);
                mirror.Answered();
                return new FetchResult(bytes, null, false);
            }
            catch (StorageException e)
            {
                if (e.Error == StorageError.NotFound) mirror.Answered();
                else mirror.Failed();
                (refusals ??= []).Add(e);
            }
            catch (RefusedFileException e)
            {
                return new FetchResult(0, new AssetFailure(key.Key, DownloadStage.Place, e.Message), false);
            }
        }

        return Explain(key.Key, refusals!);
    }

    private static FetchResult Explain(string key, List<StorageException> refusals)
    {
        var stage = refusals.TrueForAll(e => e.Error == StorageError.NotFound) ? DownloadStage.Find
            : refusals.Exists(e => e.Error == StorageError.Corrupt) ? DownloadStage.Verify
            : DownloadStage.Fetch;
        var isOutage = refusals.TrueForAll(e => e.Error is not (StorageError.NotFound or StorageError.Corrupt));
        return new FetchResult(0, new AssetFailure(key, stage, string.Join(" ", refusals.Select(e => e.Message))), isOutage);
    }

    /// <summary>In a worker's own thread the first attempt waits for the server there, which costs least.</summary>
    private ObjectContent? OpenHere(IObjectStore store, string key, CancellationToken token) =>
        limit is null && store is IBlockingStore blocking && !Thread.CurrentThread.IsThreadPoolThread ? blocking.TryOpen(key, token) : null;

    private async Task<long> AttemptAsync(IObjectStore store, QueuedKey key, int slot, CancellationToken token)
    {
        try
        {
            var content = OpenHere(store, key.Key, token) ?? RateLimitedStream.Pace(await store.OpenAsync(key.Key, token).ConfigureAwait(false), limit);
            if (expected is not null && expected.TryGetValue(key.Key, out var entry)) content = ExpectedStream.Wrap(content, entry, store.Name);
            await using var _ = content.ConfigureAwait(false);
            return await sink.ReceiveAsync(content, store.Name, key, slot, token).ConfigureAwait(false);
        }
        catch (StorageException e) when (e.Error == StorageError.Overloaded)
        {
            concurrency.Overloaded();
            throw;
        }
    }
}
