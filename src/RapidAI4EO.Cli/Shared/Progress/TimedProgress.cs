using System.Diagnostics;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>Progress that is written now and then, however often it is reported. Safe for use by many threads.</summary>
internal abstract class TimedProgress(TimeSpan interval) : IProgress<ProgressStep>
{
    private readonly Lock _lock = new();
    private readonly ProgressRate _pace = new();
    private long _written = Stopwatch.GetTimestamp();
    private ProgressStep? _unwritten;

    public void Report(ProgressStep value)
    {
        lock (_lock)
        {
            _pace.Note(value);
            if (Stopwatch.GetElapsedTime(_written) < interval)
            {
                _unwritten = value;
                return;
            }

            _written = Stopwatch.GetTimestamp();
            _unwritten = null;
            Write(value, _pace);
        }
    }

    /// <summary>The work is over, one way or the other.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            if (_unwritten is { } last)
            {
                WriteLast(last, _pace);
            }
        }
    }

    protected abstract void Write(ProgressStep step, ProgressRate pace);

    protected abstract void WriteLast(ProgressStep step, ProgressRate pace);
}
