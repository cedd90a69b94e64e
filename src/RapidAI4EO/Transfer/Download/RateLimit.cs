namespace RapidAI4EO.Transfer.Download;

/// <summary>
/// Holds all readers of a run together to so many bytes a second: a bucket that fills with time and that every read is taken from.
/// Readers that find it empty wait in the order in which they came, so none is passed over.
/// </summary>
/// <remarks>
/// Bytes are paid for after they were read, since nobody knows how many will come. The first second may therefore bring more by a
/// piece per reader; after that the average holds. One timer serves however many wait.
/// </remarks>
internal sealed class RateLimit
{
    // What is saved up while nobody reads: so much time's worth.
    private const double BurstSeconds = 0.25;
    private const int MinPiece = 1 << 10;
    private const int LargestPiece = 64 << 10;

    private readonly Lock _lock = new();
    private readonly Queue<Waiter> _waiting = [];
    private readonly TimeProvider _time;
    private readonly double _ticksPerByte;
    private readonly long _burst;
    private long _paidUntil;
    private bool _isServing;

    /// <param name="bytesPerSecond">At least 1.</param>
    /// <param name="time">The clock.</param>
    public RateLimit(long bytesPerSecond, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, 1);
        _time = time;
        _ticksPerByte = (double)time.TimestampFrequency / bytesPerSecond;
        _burst = (long)(time.TimestampFrequency * BurstSeconds);
        _paidUntil = time.GetTimestamp() - _burst;
        Piece = (int)Math.Clamp(bytesPerSecond / 16, MinPiece, LargestPiece);
    }

    /// <summary>Bytes to read at most before paying: small enough that a few readers do not wait for seconds after each.</summary>
    public int Piece { get; }

    /// <summary>Null where there is no limit.</summary>
    public static RateLimit? Of(DownloadOptions options) =>
        options.MaxBytesPerSecond is { } rate ? new RateLimit(rate, options.TimeProvider) : null;

    /// <summary>Pays for bytes that were read; ends when they fit the rate. Cancelled bytes stay paid for: they have come.</summary>
    public Task WaitAsync(int bytes, CancellationToken token)
    {
        Waiter waiter;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            _paidUntil = Math.Max(_paidUntil, now - _burst) + (long)Math.Ceiling(bytes * _ticksPerByte);
            if (_paidUntil <= now) return Task.CompletedTask;
            waiter = new Waiter(_paidUntil);
            _waiting.Enqueue(waiter);
            if (!_isServing)
            {
                _isServing = true;
                _ = ServeAsync();
            }
        }

        return waiter.Done.Task.WaitAsync(token);
    }

    private async Task ServeAsync()
    {
        while (LetGo() is { } wait)
        {
            await Task.Delay(wait, _time).ConfigureAwait(false);
        }
    }

    /// <summary>Lets those go whose time has come.</summary>
    /// <returns>How long the next has to wait; null where nobody does.</returns>
    private TimeSpan? LetGo()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            while (_waiting.TryPeek(out var first))
            {
                if (first.Due > now) return Wait(first.Due - now);
                _waiting.Dequeue();
                first.Done.SetResult();
            }

            _isServing = false;
            return null;
        }
    }

    // At least a millisecond, which is the least that timers can do: less would spin.
    private TimeSpan Wait(long ticks) =>
        TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(1000.0 * ticks / _time.TimestampFrequency), 1, int.MaxValue));

    private sealed class Waiter(long due)
    {
        public long Due { get; } = due;

        // Not on the thread that serves, which has others to let go.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
