using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Destinations.Shards;

/// <summary>
/// Brings what many workers fetch back into the order of the list, so that a sample's files lie side by side in a shard, and
/// bounds the memory that this takes.
/// </summary>
/// <param name="budget">Bytes that may be held. Whoever is next in the list gets in beyond it, since all others wait for him.</param>
/// <param name="write">Gets the members in order, one at a time.</param>
internal sealed class ReorderBuffer(long budget, Action<ShardMember> write)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, ShardMember?> _settled = [];
    private readonly List<Waiter> _waiters = [];
    private long _next;
    private long _held;
    private bool _isWriting;

    /// <summary>Waits until there is room for a file, which is to be given back by <see cref="Leave"/> or <see cref="Place"/>.</summary>
    public async Task EnterAsync(long number, long bytes, CancellationToken token)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (IsAdmitted(number, bytes))
            {
                _held += bytes;
                return;
            }

            _waiters.Add(waiter = new Waiter(number, bytes));
        }

        try
        {
            await waiter.Admitted.Task.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveUp(waiter);
            throw;
        }
    }

    /// <summary>Gives back the room: the file did not come this time.</summary>
    public void Leave(long bytes)
    {
        lock (_lock)
        {
            _held -= bytes;
            AdmitWaiters();
        }
    }

    /// <summary>A file has come. Writes it, and those that waited for it, once all before it are settled.</summary>
    /// <param name="number">Its place in the list.</param>
    /// <param name="bytes">The room that was made for it.</param>
    /// <param name="member">The file.</param>
    public void Place(long number, long bytes, ShardMember member) => Process(number, bytes - member.Length, member);

    /// <summary>Nothing comes for this number.</summary>
    public void Pass(long number) => Process(number, 0, null);

    private void Process(long number, long unused, ShardMember? member)
    {
        lock (_lock)
        {
            _held -= unused;
            _settled.Add(number, member);
            if (_isWriting) return;
            _isWriting = true;
        }

        while (TakeNext() is { } next)
        {
            if (next.Member is null) continue;
            var length = next.Member.Length;
            write(next.Member);
            Leave(length);
        }
    }

    /// <summary>What is next in the list, where it is settled; otherwise the writing ends.</summary>
    private Settled? TakeNext()
    {
        lock (_lock)
        {
            if (!_settled.Remove(_next, out var member))
            {
                _isWriting = false;
                AdmitWaiters();
                return null;
            }

            _next++;
            return new Settled(member);
        }
    }

    private bool IsAdmitted(long number, long bytes) => number == _next || _held + bytes <= budget;

    private void AdmitWaiters()
    {
        for (var i = 0; i < _waiters.Count; i++)
        {
            var waiter = _waiters[i];
            if (!IsAdmitted(waiter.Number, waiter.Bytes)) continue;
            _waiters.RemoveAt(i--);
            _held += waiter.Bytes;
            waiter.Admitted.SetResult();
        }
    }

    private void GiveUp(Waiter waiter)
    {
        lock (_lock)
        {
            // Admitted in the same moment: the room has to go back.
            if (!_waiters.Remove(waiter)) _held -= waiter.Bytes;
            AdmitWaiters();
        }
    }

    private readonly record struct Settled(ShardMember? Member);

    private sealed class Waiter(long number, long bytes)
    {
        public long Number { get; } = number;

        public long Bytes { get; } = bytes;

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
