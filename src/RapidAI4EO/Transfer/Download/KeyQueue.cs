using RapidAI4EO.Transfer.Destinations.Folder;

namespace RapidAI4EO.Transfer.Download;

/// <summary>
/// The short queue between the list and the workers. Who fills it is woken when half of it is empty, not for each key that leaves:
/// with a channel, which wakes for each, a thread of the pool spins through the whole run.
/// </summary>
/// <param name="capacity">How many keys wait at most.</param>
internal sealed class KeyQueue(int capacity)
{
    private readonly Queue<QueuedKey> _keys = new(capacity);
    private TaskCompletionSource? _room;
    private bool _isEnded;

    /// <summary>Adds a key, after waiting for room where there is none. One caller at a time.</summary>
    public async ValueTask AddAsync(QueuedKey key, CancellationToken token)
    {
        while (!TryAdd(key, out var room)) await room.WaitAsync(token).ConfigureAwait(false);
    }

    /// <summary>Nothing more comes, or nothing more is to be taken: whoever waits goes home.</summary>
    /// <param name="drops">Whether the keys that wait are forgotten.</param>
    public void End(bool drops)
    {
        lock (_keys)
        {
            _isEnded = true;
            if (drops) _keys.Clear();
            Monitor.PulseAll(_keys);
        }
    }

    /// <summary>Takes a key; waits for one in the calling thread.</summary>
    /// <returns>False where none is left and none will come.</returns>
    public bool TryTake(out QueuedKey key)
    {
        TaskCompletionSource? room = null;
        lock (_keys)
        {
            while (!_keys.TryDequeue(out key))
            {
                if (_isEnded) return false;
                Monitor.Wait(_keys);
            }

            if (_keys.Count <= capacity / 2) (room, _room) = (_room, null);
        }

        room?.SetResult();
        return true;
    }

    private bool TryAdd(QueuedKey key, out Task room)
    {
        lock (_keys)
        {
            room = Task.CompletedTask;
            if (_isEnded) return true;
            if (_keys.Count == capacity)
            {
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
                return false;
            }

            _keys.Enqueue(key);
            Monitor.Pulse(_keys);
            return true;
        }
    }
}
