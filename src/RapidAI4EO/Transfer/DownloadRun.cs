using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Transfer;

/// <summary>One run: a pump reads the keys into a short queue, workers empty it, and the first fault that is not one file's ends all.</summary>
internal sealed class DownloadRun : IDisposable
{
    // Enough for the fastest workers to find work, and nothing beside 152 million.
    private const int QueueLength = 1024;
    private const int FirstParallel = 8;

    private readonly string _destination;
    private readonly RunFile _file;
    private readonly AssetFetcher _fetcher;
    private readonly LicenceFile _licences;
    private readonly AdaptiveConcurrency _concurrency;
    private readonly OutageWatch _outage;
    private readonly WorkerCrew _crew;
    private readonly Tally _tally;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<string> _queue = Channel.CreateBounded<string>(new BoundedChannelOptions(QueueLength) { SingleWriter = true });
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);
    private ExceptionDispatchInfo? _fault;

    public DownloadRun(DownloadOptions options, string destination, CancellationToken token)
    {
        var time = options.TimeProvider;
        _destination = destination;
        _file = RunFile.Create(destination);
        _concurrency = options.Parallel is { } count
            ? AdaptiveConcurrency.Fixed(count, time)
            : new AdaptiveConcurrency(FirstParallel, DownloadOptions.MaxParallel, time);
        _fetcher = new AssetFetcher(
            new MirrorList(options.Roots, time), new Retry(options.Retry, time), _concurrency, RateLimit.Of(options), destination, _file);
        _licences = new LicenceFile(destination, _file);
        _outage = new OutageWatch(options.GiveUpAfter);
        _tally = new Tally(options);
        _crew = new WorkerCrew(() => _concurrency.Limit, WorkAsync);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
    }

    public DownloadProgress Progress => _tally.Progress(_concurrency.Limit);

    public async Task<DownloadSummary> RunAsync(IAsyncEnumerable<string> keys, CancellationToken token)
    {
        var pump = PumpAsync(keys);
        await _crew.RunAsync().ConfigureAwait(false);
        await pump.ConfigureAwait(false);
        _fault?.Throw();
        token.ThrowIfCancellationRequested();
        return _tally.Summary(_licences.Products);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _file.Dispose();
    }

    private async Task PumpAsync(IAsyncEnumerable<string> keys)
    {
        try
        {
            await foreach (var key in keys.WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                await _queue.Writer.WriteAsync(key, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // A bad line in a list: what was read before it is still fetched.
            Note(e);
        }
        finally
        {
            _queue.Writer.Complete();
        }
    }

    private async Task<bool> WorkAsync(int slot)
    {
        try
        {
            while (_crew.MayStay(slot))
            {
                if (!_queue.Reader.TryRead(out var key))
                {
                    if (!await _queue.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false)) return false;
                    continue;
                }

                await SettleAsync(key, slot).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception e)
        {
            Note(e);
            await _stop.CancelAsync().ConfigureAwait(false);
            return false;
        }
    }

    private async Task SettleAsync(string key, int slot)
    {
        _stop.Token.ThrowIfCancellationRequested();
        if (FindFault(key) is { } fault)
        {
            _tally.Failed(new AssetFailure(key, DownloadStage.Key, $"Refused as a key: {fault}."));
            return;
        }

        if (!_underWay.TryAdd(key, 0))
        {
            // Given twice; the worker that has it answers for it.
            _tally.AlreadyThere();
            return;
        }

        try
        {
            // Looked for only now, since another worker may have brought it a moment ago.
            if (File.Exists(Path.Combine(_destination, key)))
            {
                _licences.Cover(key);
                _tally.AlreadyThere();
                return;
            }

            Count(key, await _fetcher.FetchAsync(key, slot, _stop.Token).ConfigureAwait(false));
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private void Count(string key, FetchResult result)
    {
        if (result.Failure is { } failure)
        {
            _tally.Failed(failure);
            if (result.IsOutage) _outage.Failed(failure);
            else _outage.Answered();
            return;
        }

        _licences.Cover(key);
        _outage.Answered();
        _tally.Done(result.Bytes);
        if (_concurrency.Completed(result.Bytes)) _crew.CallMore();
    }

    private static string? FindFault(string key) => ObjectKey.FindFault(key)
        ?? (RunFile.IsFolderOf(key) ? "that folder is the transfer's own" : null);

    /// <summary>Keeps the first fault; the cancellations that follow it, and the caller's own, are none.</summary>
    private void Note(Exception e)
    {
        if (e is OperationCanceledException && _stop.IsCancellationRequested) return;
        Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(e), null);
    }
}
