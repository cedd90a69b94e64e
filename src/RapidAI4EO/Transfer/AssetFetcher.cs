using RapidAI4EO.Storage;

namespace RapidAI4EO.Transfer;

/// <summary>One file from the first root that gives it whole: each root with its retries, one that has no such file only once.</summary>
internal sealed class AssetFetcher(
    MirrorList mirrors, Retry retry, AdaptiveConcurrency concurrency, RateLimit? limit, string destination, RunFile run)
{
    /// <summary>Fetches a file to its place.</summary>
    /// <exception cref="DestinationException">The destination takes no files; the run is over.</exception>
    public async Task<FetchResult> FetchAsync(string key, int slot, CancellationToken token)
    {
        var target = Path.Combine(destination, key.Replace('/', Path.DirectorySeparatorChar));
        List<StorageException>? refusals = null;
        foreach (var mirror in mirrors.InOrder())
        {
            try
            {
                var bytes = await retry.RunAsync(inner => AttemptAsync(mirror.Store, key, slot, target, inner), token).ConfigureAwait(false);
                mirror.Answered();
                return new FetchResult(bytes, null, false);
            }
            catch (StorageException e)
            {
                if (e.Error == StorageError.NotFound) mirror.Answered();
                else mirror.Failed();
                (refusals ??= []).Add(e);
            }
            catch (PathTakenException e)
            {
                return new FetchResult(0, new AssetFailure(key, DownloadStage.Place, e.Message), false);
            }
        }

        return Explain(key, refusals!);
    }

    private static FetchResult Explain(string key, List<StorageException> refusals)
    {
        var stage = refusals.TrueForAll(e => e.Error == StorageError.NotFound) ? DownloadStage.Find
            : refusals.Exists(e => e.Error == StorageError.Corrupt) ? DownloadStage.Verify
            : DownloadStage.Fetch;
        var isOutage = refusals.TrueForAll(e => e.Error is not (StorageError.NotFound or StorageError.Corrupt));
        return new FetchResult(0, new AssetFailure(key, stage, string.Join(" ", refusals.Select(e => e.Message))), isOutage);
    }

    private async Task<long> AttemptAsync(IObjectStore store, string key, int slot, string target, CancellationToken token)
    {
        try
        {
            var content = PacedStream.Pace(await store.OpenAsync(key, token).ConfigureAwait(false), limit);
            await using var _ = content.ConfigureAwait(false);
            var partial = run.PartialOf(key, slot);
            run.Reserve(slot, partial);
            partial = Path.Combine(destination, partial.Replace('/', Path.DirectorySeparatorChar));
            return await FileReceiver.ReceiveAsync(content, store.Name, partial, target, null, token).ConfigureAwait(false);
        }
        catch (StorageException e) when (e.Error == StorageError.Overloaded)
        {
            concurrency.Overloaded();
            throw;
        }
    }
}
