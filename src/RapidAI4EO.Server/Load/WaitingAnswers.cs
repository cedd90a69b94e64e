using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Load;

/// <summary>
/// The answers that wait for their clients to take more. One that waits too long is ended: its client takes nothing, or less than a piece in
/// that time, and holds memory and a place.
/// </summary>
internal sealed class WaitingAnswers : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    /// <summary>Who waits longest comes first.</summary>
    private readonly LinkedList<Entry> _entries = [];
    private readonly ApiLoad _load;
    private readonly ApiLimits _limits;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public WaitingAnswers(ApiLoad load, ApiLimits limits, TimeProvider time)
    {
        (_load, _limits, _time) = (load, limits, time);
        _timer = time.CreateTimer(_ => EndLate(), null, Round, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to wait; done when the result is disposed of.</summary>
    public IDisposable Add(HttpContext context)
    {
        var entry = new Entry(this, context, _time.GetTimestamp());
        lock (_lock) _entries.AddLast(entry.Node);
        return entry;
    }

    public void Dispose() => _timer.Dispose();

    private void EndLate()
    {
        var patience = _load.IsFull ? _limits.ReaderPatienceWhenBusy : _limits.ReaderPatience;
        List<Entry> late = [];
        lock (_lock)
        {
            foreach (var entry in _entries.TakeWhile(entry => _time.GetElapsedTime(entry.Since) >= patience)) late.Add(entry);
        }

        foreach (var entry in late) entry.End();
        _timer.Change(Round, Timeout.InfiniteTimeSpan);
    }

    private sealed class Entry : IDisposable
    {
        private readonly WaitingAnswers _answers;
        private readonly HttpContext _context;

        public Entry(WaitingAnswers answers, HttpContext context, long since)
        {
            (_answers, _context, Since) = (answers, context, since);
            Node = new LinkedListNode<Entry>(this);
        }

        public long Since { get; }

        public LinkedListNode<Entry> Node { get; }

        /// <summary>Under the lock, so that it is still this request's: the server uses contexts again.</summary>
        public void End()
        {
            lock (_answers._lock)
            {
                if (Node.List is not null) _context.Abort();
            }
        }

        public void Dispose()
        {
            lock (_answers._lock)
            {
                if (Node.List is not null) _answers._entries.Remove(Node);
            }
        }
    }
}
