using System.Buffers;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>
/// Fetches files for a moment, many at once, and throws them away: what the line, the server and the number of files at once give
/// here and now. Nothing is written, so a slow disk does not show.
/// </summary>
internal sealed class ThroughputTrial(DownloadOptions options, EstimateOptions how, MirrorList mirrors)
{
    private const int BufferSize = 64 << 10;

    private readonly RateLimit? _limit = RateLimit.Of(options);
    private long _bytes;

    /// <summary>Each file once, until they, the time or the bytes come to an end.</summary>
    /// <returns>Null where nothing came.</returns>
    public async Task<TransferTrial?> RunAsync(IReadOnlyList<string> keys, int parallel, CancellationToken token)
    {
        if (how.Trial == TimeSpan.Zero || how.TrialBytes == 0) return null;
        var started = options.TimeProvider.GetTimestamp();
        using var timeout = new CancellationTokenSource(how.Trial, options.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        try
        {
            var fetching = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = end.Token };
            await Parallel.ForEachAsync(keys, fetching, (key, inner) => new ValueTask(FetchAsync(key, end, inner))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // The time or the bytes are over: files under way are given up, what came of them counts.
        }

        var elapsed = options.TimeProvider.GetElapsedTime(started);
        return _bytes > 0 && elapsed > TimeSpan.Zero ? new TransferTrial(_bytes, elapsed, Math.Min(parallel, keys.Count)) : null;
    }

    private async Task FetchAsync(string key, CancellationTokenSource end, CancellationToken token)
    {
        foreach (var mirror in mirrors.InOrder())
        {
            try
            {
                await ReadAsync(mirror.Store, key, end, token).ConfigureAwait(false);
                return;
            }
            catch (StorageException)
            {
                // The next root; a run would spend its time in the same way.
            }
        }
    }

    private async Task ReadAsync(IObjectStore store, string key, CancellationTokenSource end, CancellationToken token)
    {
        var content = RateLimitedStream.Pace(await store.OpenAsync(key, token).ConfigureAwait(false), _limit);
        await using var _ = content.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await content.Stream.ReadAsync(buffer, token).ConfigureAwait(false)) > 0)
            {
                if (Interlocked.Add(ref _bytes, read) >= how.TrialBytes) await end.CancelAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
