using System.Collections.Concurrent;

namespace RapidAI4EO.Tests.Support;

/// <summary>A clock on which every wait is over at once, and is noted; the time moves on by it.</summary>
/// <param name="onWait">Told of each wait before it is over.</param>
public sealed class InstantTime(Action<TimeSpan>? onWait = null) : TimeProvider
{
    private long _now;

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state);
        if (dueTime >= TimeSpan.Zero)
        {
            Waits.Enqueue(dueTime);
            onWait?.Invoke(dueTime);
            Interlocked.Add(ref _now, dueTime.Ticks);
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        return timer;
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        private readonly System.Threading.Timer _timer = new(callback, state, Timeout.Infinite, Timeout.Infinite);

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose() => _timer.Dispose();

        public ValueTask DisposeAsync() => _timer.DisposeAsync();
    }
}
