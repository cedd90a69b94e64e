using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Download;

/// <summary>A root and its health: one that fails several files in a row is left for a while, and for longer if it fails again.</summary>
internal sealed class Mirror(IObjectStore store, TimeProvider time)
{
    private const int FailuresToRest = 3;
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private int _failures;
    private TimeSpan _rest = FirstRest;
    private long _restsUntil = long.MinValue;

    public IObjectStore Store { get; } = store;

    public bool IsResting
    {
        get
        {
            var until = Volatile.Read(ref _restsUntil);
            return until != long.MinValue && time.GetTimestamp() < until;
        }
    }

    /// <summary>It answered: with the file, or that it has none.</summary>
    public void Answered()
    {
        if (Volatile.Read(ref _failures) == 0) return;
        lock (_lock)
        {
            _failures = 0;
            _rest = FirstRest;
            _restsUntil = long.MinValue;
        }
    }

    /// <summary>A file could not be had from it, after all retries.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            if (++_failures < FailuresToRest || IsResting) return;
            _restsUntil = time.GetTimestamp() + (long)(_rest.TotalSeconds * time.TimestampFrequency);
            _rest = _rest * 2 < LongestRest ? _rest * 2 : LongestRest;
        }
    }
}
