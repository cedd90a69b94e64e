using System.Diagnostics;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>How fast work has gone in the last seconds, and how long it will take at that pace. Not safe for use by many threads.</summary>
internal sealed class ProgressRate
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(long Time, ProgressStep Step)> _steps = [];
    private ProgressStep _last;
    private long _lastTime;

    public void Note(ProgressStep step)
    {
        (_last, _lastTime) = (step, Stopwatch.GetTimestamp());
        _steps.Enqueue((_lastTime, step));
        while (_steps.Count > 2 && Stopwatch.GetElapsedTime(_steps.Peek().Time, _lastTime) > Window)
        {
            _steps.Dequeue();
        }
    }

    public double BytesPerSecond => PerSecond(step => step.Bytes);

    /// <summary>Null as long as nothing can be said.</summary>
    public TimeSpan? Left
    {
        get
        {
            var pace = PerSecond(step => step.Done - step.Skipped);
            return _last.Total is { } total && pace > 0 ? TimeSpan.FromSeconds(Math.Min(Math.Max(0, total - _last.Done - _last.Failed) / pace, 1e7)) : null;
        }
    }

    private double PerSecond(Func<ProgressStep, long> count)
    {
        if (_steps.Count < 2)
        {
            return 0;
        }

        var (time, step) = _steps.Peek();
        var elapsed = Stopwatch.GetElapsedTime(time, _lastTime).TotalSeconds;
        return elapsed > 0 ? (count(_last) - count(step)) / elapsed : 0;
    }
}
