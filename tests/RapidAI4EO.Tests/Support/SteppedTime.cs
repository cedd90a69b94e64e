namespace RapidAI4EO.Tests.Support;

/// <summary>A clock that stands until it is moved, and then fires the timers that have come due, before the move returns.</summary>
public sealed class SteppedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _set = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public void Advance(TimeSpan span)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += span.Ticks;
            due = _set.FindAll(timer => timer.Due <= _now);
            _set.RemoveAll(due.Contains);
        }

        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Set(Timer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _set.Remove(timer);
            if (dueTime < TimeSpan.Zero) return;
            timer.Due = _now + dueTime.Ticks;
            _set.Add(timer);
        }
    }

    /// <summary>Fires once; nothing here asks for a period.</summary>
    private sealed class Timer(SteppedTime time, Action fire) : ITimer
    {
        public long Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
