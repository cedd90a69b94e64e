namespace RapidAI4EO.Storage.Concurrency;

/// <summary>
/// Finds how many files to fetch at once. It starts low and doubles while throughput grows; where growth stops it goes back a step,
/// stays a while and tries a small step again. A server that asks for less, or falls silent, halves it.
/// </summary>
internal sealed class AdaptiveConcurrency
{
    // A round trip to another continent fits several times, and a run of a minute still finds its level.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(0.25);

    // The requests under way fail together when a server has had enough; they are one complaint.
    private static readonly TimeSpan Complaint = TimeSpan.FromSeconds(1);

    private const double WorthIt = 1.1;
    private const int WindowsToStay = 20;

    // A file costs a round trip whatever its size, so tiny files count as throughput too.
    private const long BytesPerFile = 64 << 10;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly int _max;
    private int _limit;
    private int _before;
    private bool _isDoubling = true;
    private int _stay;
    private double _reference;
    private long _windowStart;
    private long _work;
    private int _files;
    private long _lastHalved;

    public AdaptiveConcurrency(int start, int max, TimeProvider time)
    {
        _time = time;
        _max = max;
        _limit = Math.Min(start, max);
        _before = _limit;
        _windowStart = time.GetTimestamp();
        _lastHalved = long.MinValue;
    }

    /// <summary>A number that nothing changes.</summary>
    public static AdaptiveConcurrency Fixed(int count, TimeProvider time) => new(count, count, time) { IsFixed = true };

    public int Limit => Volatile.Read(ref _limit);

    private bool IsFixed { get; init; }

    /// <summary>A file arrived.</summary>
    /// <returns>True where there is room for more workers than before.</returns>
    public bool Completed(long bytes)
    {
        if (IsFixed) return false;
        lock (_lock)
        {
            _work += bytes + BytesPerFile;
            _files++;
            var elapsed = _time.GetElapsedTime(_windowStart);

            // Fewer files than this say more of chance than of the limit.
            return elapsed >= Window && _files >= 2 * _limit && CloseWindow(_work / elapsed.TotalSeconds);
        }
    }

    /// <summary>The server asked for less or fell silent.</summary>
    public void Overloaded()
    {
        if (IsFixed) return;
        lock (_lock)
        {
            if (_lastHalved != long.MinValue && _time.GetElapsedTime(_lastHalved) < Complaint) return;
            _lastHalved = _time.GetTimestamp();
            _isDoubling = false;
            _stay = WindowsToStay;
            SetLimit(_limit / 2);
            _before = _limit;
            OpenWindow();
        }
    }

    private bool CloseWindow(double rate)
    {
        OpenWindow();
        var old = _limit;
        if (_stay > 0)
        {
            _stay--;
            _reference = rate;
        }
        else if (rate > _reference * WorthIt || _before == _limit)
        {
            // The last step paid, or there was none to judge.
            _reference = rate;
            _before = _limit;
            SetLimit(_isDoubling ? 2 * _limit : _limit + Math.Max(1, _limit / 4));
        }
        else
        {
            _isDoubling = false;
            _stay = WindowsToStay;
            SetLimit(_before);
        }

        return _limit > old;
    }

    private void SetLimit(int limit) => Volatile.Write(ref _limit, Math.Clamp(limit, 1, _max));

    private void OpenWindow()
    {
        _windowStart = _time.GetTimestamp();
        _work = 0;
        _files = 0;
    }
}
