namespace RapidAI4EO.Tests.Support;

/// <summary>A clock that stands until it is moved. It fires no timers.</summary>
public sealed class ManualTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan span) => _now += span.Ticks;

    public override long GetTimestamp() => _now;
}
