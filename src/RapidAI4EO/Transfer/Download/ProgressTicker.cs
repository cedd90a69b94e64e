namespace RapidAI4EO.Transfer.Download;

/// <summary>Reports a run's progress by the clock, not by the file, and once more at the end.</summary>
internal sealed class ProgressTicker<T> : IAsyncDisposable
{
    private readonly IProgress<T>? _progress;
    private readonly Func<T> _state;
    private readonly ITimer? _timer;
    private int _isReporting;

    public ProgressTicker(IProgress<T>? progress, Func<T> state, TimeSpan interval, TimeProvider time)
    {
        _progress = progress;
        _state = state;
        _timer = progress is null ? null : time.CreateTimer(_ => Tick(), null, interval, interval);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is null) return;
        await _timer.DisposeAsync().ConfigureAwait(false);
        _progress?.Report(_state());
    }

    private void Tick()
    {
        // A slow receiver misses ticks; it does not get two at once.
        if (Interlocked.Exchange(ref _isReporting, 1) == 1) return;
        try
        {
            _progress?.Report(_state());
        }
        finally
        {
            Volatile.Write(ref _isReporting, 0);
        }
    }
}
