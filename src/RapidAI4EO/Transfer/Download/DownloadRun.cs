using System.Collections.Concurrent;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Concurrency;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Destinations.Shards;
using RapidAI4EO.Transfer.Destinations.Tree;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Download;

/// <summary>One run: a pump reads the keys into a short queue, workers empty it, and the first fault that is not one file's ends all.</summary>
internal sealed class DownloadRun : IDisposable
{
    // Enough for the fastest workers to find work, and nothing beside 152 million.
    private const int QueueLength = 1024;
    private const int FirstParallel = 8;

    private readonly IReadOnlyDictionary<string, ManifestEntry>? _expected;
    private readonly TransferRequest? _request;
    private readonly Destination _destination;
    private readonly IAssetSink _sink;
    private readonly AssetFetcher _fetcher;
    private readonly LicenceFile _licences;
    private readonly AdaptiveConcurrency _concurrency;
    private readonly OutageDetector _outage;
    private readonly WorkerPool _crew;
    private readonly DownloadCounters _tally;
    private readonly FirstException _faults;
    private readonly KeyQueue _queue = new(QueueLength);
    private readonly ConcurrentDictionary<string, string> _underWay;

    public DownloadRun(DownloadOptions options, CancellationToken token)
    {
        var time = options.TimeProvider;
        _expected = options.Expected;
        _request = options.Request;
        _faults = new FirstException(token);
        _destination = Destination.Open(options.Destination, options.ShardSize is not null, options.Disk, time, _faults.Stop, token);
        try
        {
            _tally = new DownloadCounters(options);
            _sink = SinkOf(options);
            _underWay = new(_destination.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            var room = OpenFiles.Workers();
            _concurrency = options.Parallel is { } count
                ? AdaptiveConcurrency.Fixed(Math.Min(count, room), time)
                : new AdaptiveConcurrency(FirstParallel, Math.Min(DownloadOptions.MaxParallel, room), time);
            _fetcher = new AssetFetcher(
                new MirrorList(options.Roots, time), new Retry(options.Retry, time), _concurrency, RateLimit.Of(options), _sink, options.Expected);
            _licences = new LicenceFile(_destination);
            _outage = new OutageDetector(options.GiveUpAfter);
            _crew = new WorkerPool(() => _concurrency.Limit, Work);
        }
        catch
        {
            // Its lock would else keep the folder until this process ends.
            _destination.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _faults.Dispose();
            throw;
        }
    }

    public DownloadProgress Progress => _tally.Progress(_concurrency.Limit);

    public async Task<DownloadSummary> RunAsync(IAsyncEnumerable<string> keys)
    {
        using var stopping = _faults.Token.Register(() => _queue.End(drops: true));
        if (await TryBeginAsync().ConfigureAwait(false)) await FetchAsync(keys).ConfigureAwait(false);

        // Of a list that broke off nobody knows whether its last sample is complete.
        if (!_faults.HasAny) await _faults.NoteAsync(_sink.CompleteAsync()).ConfigureAwait(false);

        // What arrived is kept, however the run ended, and the destination is let go.
        await _faults.NoteAsync(_sink.DisposeAsync().AsTask()).ConfigureAwait(false);
        await _faults.NoteAsync(_destination.DisposeAsync().AsTask()).ConfigureAwait(false);
        _tally.TakenBack(_destination.Lost.Files, _destination.Lost.Bytes);
        _faults.Throw();
        if (_destination.Known.DamagedBlocks > 0) await Task.Run(() => DamagedManifest.Mend(_destination.Folder, _faults.Token)).ConfigureAwait(false);
        return _tally.Summary(_licences.Products);
    }

    public void Dispose() => _faults.Dispose();

    private IAssetSink SinkOf(DownloadOptions options) => options.ShardSize is { } size
        ? new ShardSink(_destination, size, options.Hash, _tally.TakenBack)
        : new TreeSink(_destination, options.Hash);

    private async Task<bool> TryBeginAsync()
    {
        await _faults.NoteAsync(Task.Run(Begin)).ConfigureAwait(false);
        return !_faults.HasAny;
    }

    private void Begin()
    {
        _sink.Begin(_faults.Token);
        if (_request is not null) _destination.Remember(_request);
    }

    private async Task FetchAsync(IAsyncEnumerable<string> keys)
    {
        // Started apart, since a list may wait for its first line in the thread that asks for it.
        var pump = Task.Run(() => PumpAsync(keys));
        await _crew.RunAsync().ConfigureAwait(false);
        try
        {
            await pump.WaitAsync(_faults.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A list that waits for a line that does not come is not waited for.
        }
    }

    private async Task PumpAsync(IAsyncEnumerable<string> keys)
    {
        try
        {
            var number = 0L;
            await foreach (var key in keys.WithCancellation(_faults.Token).ConfigureAwait(false))
            {
                await _queue.AddAsync(new QueuedKey(number++, key), _faults.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // A bad line in a list: what was read before it is still fetched.
            _faults.Note(e);
        }
        finally
        {
            _queue.End(drops: false);
        }
    }

    private bool Work(int slot)
    {
        try
        {
            while (_crew.ShouldContinue(slot))
            {
                if (!_queue.TryTake(out var key)) return false;
                SettleAsync(key, slot).GetAwaiter().GetResult();
            }

            return true;
        }
        catch (Exception e)
        {
            _faults.Stop(e);
            return false;
        }
    }

    private async Task SettleAsync(QueuedKey key, int slot)
    {
        _faults.Token.ThrowIfCancellationRequested();
        if (FindFault(key.Key) is { } fault)
        {
            _tally.Failed(new AssetFailure(key.Key, DownloadStage.Key, $"Refused as a key: {fault}."));
            _sink.Pass(key);
            return;
        }

        if (!_underWay.TryAdd(key.Key, key.Key))
        {
            SettleTwin(key);
            _sink.Pass(key);
            return;
        }

        try
        {
            await SettleOnlyAsync(key, slot).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(key.Key, out _);
        }
    }

    /// <summary>A key given twice is answered for by the worker that has it; one that differs in case cannot be.</summary>
    private void SettleTwin(QueuedKey key)
    {
        if (_underWay.TryGetValue(key.Key, out var other) && other != key.Key)
        {
            _tally.Failed(new AssetFailure(key.Key, DownloadStage.Place, CaseConflict.Fault(key.Key, other).Message));
            return;
        }

        _tally.AlreadyThere();
    }

    private async Task SettleOnlyAsync(QueuedKey key, int slot)
    {
        // Looked for only now, since another worker may have brought it a moment ago.
        if (!IsToBeReplaced(key.Key) && _sink.Has(key.Key))
        {
            _licences.Cover(key.Key);
            _tally.AlreadyThere();
            _sink.Pass(key);
            return;
        }

        var result = await _fetcher.FetchAsync(key, slot, _faults.Token).ConfigureAwait(false);
        if (result.Failure is not null) _sink.Pass(key);
        Count(key.Key, result);
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

        _tally.Done(result.Bytes);
        _licences.Cover(key);
        _outage.Answered();
        if (_concurrency.Completed(result.Bytes)) _crew.ScaleUp();
    }

    /// <summary>What is repaired is fetched even where it is here: in a shard that is to go.</summary>
    private bool IsToBeReplaced(string key) => _expected?.ContainsKey(key) is true;

    private static string? FindFault(string key) => ObjectKey.FindFault(key)
        ?? (RunFile.IsFolderOf(key) ? "that folder is the transfer's own"
            : key.Equals(LicenceNotice.FileName, StringComparison.OrdinalIgnoreCase) ? "the licence notice has that name"
            : null);
}
