using System.Net;

namespace RapidAI4EO.Server.Load;

/// <summary>
/// A bounded number of slots, of which a client has its share, and a bounded queue before them. A slot that becomes free goes to the client
/// that has the fewest, and of several to the one that waits longest: whoever asks for much waits for itself, not others for it.
/// </summary>
internal sealed class FairSlots(SlotLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, Share> _shares = [];
    private int _taken;
    private int _waiting;
    private long _arrivals;

    /// <summary>Whether somebody waits for a slot.</summary>
    public bool IsAwaited
    {
        get
        {
            lock (_lock) return _waiting > 0;
        }
    }

    /// <summary>Takes a slot that is free.</summary>
    /// <returns>Gives the slot back when it is disposed of; null where there is none.</returns>
    public IDisposable? TryEnter(IPAddress client)
    {
        lock (_lock)
        {
            var share = ShareOf(client);
            return TryTake(share) ? new Slot(this, share) : null;
        }
    }

    /// <summary>Takes a slot, waiting for one where there is none.</summary>
    /// <param name="client">Whose share it is of.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>Gives the slot back when it is disposed of.</returns>
    /// <exception cref="ServerBusyException">As many wait as may.</exception>
    /// <exception cref="OperationCanceledException">There was none until the token was cancelled.</exception>
    public async Task<IDisposable> EnterAsync(IPAddress client, CancellationToken token)
    {
        Waiter waiter;
        lock (_lock)
        {
            var share = ShareOf(client);
            if (TryTake(share)) return new Slot(this, share);
            if (_waiting >= limits.Waiting || share.Waiters.Count >= limits.WaitingOfOne) throw new ServerBusyException();
            _shares[client] = share;
            waiter = new Waiter(share, _arrivals++);
            share.Waiters.AddLast(waiter);
            _waiting++;
        }

        await using var registration = token.UnsafeRegister(_ => Leave(waiter, token), null).ConfigureAwait(false);
        await waiter.Entered.Task.ConfigureAwait(false);
        return new Slot(this, waiter.Share);
    }

    private Share ShareOf(IPAddress client)
    {
        if (!_shares.TryGetValue(client, out var share)) _shares[client] = share = new Share(client);
        return share;
    }

    private bool TryTake(Share share)
    {
        if (_taken < limits.Slots && share.Taken < limits.SlotsOfOne)
        {
            Take(share);
            return true;
        }

        Forget(share);
        return false;
    }

    private void Take(Share share)
    {
        _taken++;
        share.Taken++;
    }

    /// <summary>Who got a slot meanwhile keeps it.</summary>
    private void Leave(Waiter waiter, CancellationToken token)
    {
        lock (_lock)
        {
            if (!waiter.Share.Waiters.Remove(waiter)) return;
            _waiting--;
            Forget(waiter.Share);
        }

        waiter.Entered.TrySetCanceled(token);
    }

    private void GiveBack(Share share)
    {
        lock (_lock)
        {
            _taken--;
            share.Taken--;
            while (_taken < limits.Slots && Next() is { } next)
            {
                next.Share.Waiters.RemoveFirst();
                _waiting--;
                Take(next.Share);
                next.Entered.TrySetResult();
            }

            Forget(share);
        }
    }

    private Waiter? Next() => _waiting == 0 ? null : _shares.Values
        .Where(share => share.Waiters.Count > 0 && share.Taken < limits.SlotsOfOne)
        .OrderBy(share => share.Taken).ThenBy(share => share.Waiters.First!.Value.Arrival)
        .FirstOrDefault()?.Waiters.First!.Value;

    private void Forget(Share share)
    {
        if (share.Taken == 0 && share.Waiters.Count == 0) _shares.Remove(share.Client);
    }

    private sealed class Share(IPAddress client)
    {
        public IPAddress Client => client;

        public int Taken { get; set; }

        public LinkedList<Waiter> Waiters { get; } = [];
    }

    private sealed class Waiter(Share share, long arrival)
    {
        public Share Share => share;

        public long Arrival => arrival;

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Slot(FairSlots slots, Share share) : IDisposable
    {
        private int _isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 0) slots.GiveBack(share);
        }
    }
}
