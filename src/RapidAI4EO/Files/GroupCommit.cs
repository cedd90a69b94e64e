using System.Buffers;

namespace RapidAI4EO.Files;

/// <summary>
/// Gathers lines about files that are complete, and has them committed in groups while work goes on: a group is what came in while the
/// one before was under way, and for a moment after. A sync costs the same for one file as for a thousand.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Action<ReadOnlySpan<byte>> _commit;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _onFault;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Task _loop;
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _group = new();
    private (long Files, long Bytes) _inWaiting;
    private (long Files, long Bytes) _inGroup;
    private bool _isDisposed;

    /// <param name="commit">Brings to disk what the lines speak of, and then the lines; called by one thread at a time.</param>
    /// <param name="time">The clock of the gathering.</param>
    /// <param name="onFault">Told at once when a group could not be committed; nothing is committed after.</param>
    public GroupCommit(Action<ReadOnlySpan<byte>> commit, TimeProvider time, Action<Exception> onFault)
    {
        _commit = commit;
        _time = time;
        _onFault = onFault;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Something is complete, and its files have their names.</summary>
    /// <param name="entry">What it is.</param>
    /// <param name="write">Writes its line.</param>
    /// <param name="bytes">Its length, for <see cref="Lost"/>.</param>
    public void Add<T>(T entry, Action<T, IBufferWriter<byte>> write, long bytes = 0)
    {
        // As text at once: a group of some ten thousand lines kept as objects would live long enough to burden the collector.
        lock (_lock)
        {
            if (_waiting.WrittenCount == 0) _work.Release();
            write(entry, _waiting);
            _inWaiting = (_inWaiting.Files + 1, _inWaiting.Bytes + bytes);
        }
    }

    /// <summary>What was added and has not been committed: files and bytes.</summary>
    public (long Files, long Bytes) Lost
    {
        get
        {
            lock (_lock) return (_inWaiting.Files + _inGroup.Files, _inWaiting.Bytes + _inGroup.Bytes);
        }
    }

    /// <summary>Commits what is left and ends. Faults have been told before.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _ending.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _ending.Dispose();
        _work.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (!_ending.IsCancellationRequested)
            {
                await GatherAsync().ConfigureAwait(false);

                // A sync may take seconds; the pool's few threads have better things to do.
                await OwnThread.Run(Commit).ConfigureAwait(false);
            }

            Commit();
        }
        catch (Exception e)
        {
            _onFault(e);
        }
    }

    private async Task GatherAsync()
    {
        try
        {
            await _work.WaitAsync(_ending.Token).ConfigureAwait(false);
            await Task.Delay(Gathering, _time, _ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The end of the run: no more waiting.
        }
    }

    private void Commit()
    {
        lock (_lock)
        {
            if (_waiting.WrittenCount == 0) return;
            (_waiting, _group) = (_group, _waiting);
            (_inWaiting, _inGroup) = (default, _inWaiting);
        }

        _commit(_group.WrittenSpan);
        _group.ResetWrittenCount();
        lock (_lock) _inGroup = default;
    }
}
