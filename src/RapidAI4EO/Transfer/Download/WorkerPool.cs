using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Download;

/// <summary>
/// As many workers as a limit allows, each with a slot and a thread of its own: one whose slot lies above the limit leaves after
/// its file, and a raised limit calls new ones. The threads are the workers' own since they may wait in them for servers and disks.
/// </summary>
/// <param name="limit">How many may work now; at least one.</param>
/// <remarks>Where the system gives no more threads, those that work go on without more; where it gives none at all, the caller's does the work.</remarks>
/// <param name="work">Works in a slot until <see cref="ShouldContinue"/> is false (true) or nothing is left to do (false). It does not throw.</param>
/// <param name="start">Starts a thread; null for the system's way.</param>
internal sealed class WorkerPool(Func<int> limit, Func<int, bool> work, Action<Thread>? start = null)
{
    private const int StackSize = 256 << 10;

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<bool> _isBusy = [];
    private int _working;
    private bool _isOver;

    /// <summary>Ends when nothing is left to do and the last worker has left.</summary>
    public Task RunAsync()
    {
        ScaleUp();
        if (TryBeAlone()) Work(0);
        return _finished.Task;
    }

    public bool ShouldContinue(int slot) => slot < limit();

    /// <summary>Fills the slots that the limit allows.</summary>
    public void ScaleUp()
    {
        lock (_lock)
        {
            if (_isOver) return;
            for (var slot = 0; slot < limit(); slot++)
            {
                if (slot == _isBusy.Count) _isBusy.Add(false);
                if (_isBusy[slot]) continue;

                // Before it counts: a thread that the system refuses must not be waited for.
                if (!TryStart(slot)) return;
                _isBusy[slot] = true;
                _working++;
            }
        }
    }

    private bool TryStart(int slot)
    {
        try
        {
            var thread = new Thread(() => Work(slot), StackSize) { IsBackground = true, Name = $"transfer {slot}" };
            if (start is null) thread.Start();
            else start(thread);
            return true;
        }
        catch (Exception e) when (OwnThread.IsRefused(e))
        {
            return false;
        }
    }

    /// <summary>Takes the first slot where no thread could be had for it.</summary>
    private bool TryBeAlone()
    {
        lock (_lock)
        {
            if (_isOver || _working > 0) return false;
            _isBusy[0] = true;
            _working++;
            return true;
        }
    }

    private void Work(int slot)
    {
        while (true)
        {
            var hasMore = work(slot);
            if (TryLeave(slot, hasMore)) return;
        }
    }

    private bool TryLeave(int slot, bool hasMore)
    {
        lock (_lock)
        {
            _isOver |= !hasMore;
            if (!_isOver && ShouldContinue(slot)) return false; // The limit rose again as this worker was leaving.
            _isBusy[slot] = false;
            _working--;
            if (_working == 0) _finished.SetResult();
            return true;
        }
    }
}
