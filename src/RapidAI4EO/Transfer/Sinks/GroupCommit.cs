using System.Buffers;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer;

/// <summary>
/// Writes into the manifest what has arrived, in groups: first the disk gets the files of the group, then the manifest its lines.
/// A group is what came in while the one before was under way, and for a moment after: a sync costs the same for one file as for
/// a thousand.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly ManifestWriter _manifest;
    private readonly DiskSync _disk;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _onFault;
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Task _loop;
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _group = new();

    /// <param name="manifest">Gets the lines; the caller disposes of it.</param>
    /// <param name="disk">Gets the files.</param>
    /// <param name="time">The clock of the gathering.</param>
    /// <param name="onFault">Told at once when a group could not be committed; nothing is committed after.</param>
    public GroupCommit(ManifestWriter manifest, DiskSync disk, TimeProvider time, Action<Exception> onFault)
    {
        _manifest = manifest;
        _disk = disk;
        _time = time;
        _onFault = onFault;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>A file that has arrived and has its name.</summary>
    public void Add(ManifestEntry entry)
    {
        // As text at once: a group of some ten thousand lines kept as objects would live long enough to burden the collector.
        lock (_lock)
        {
            if (_waiting.WrittenCount == 0) _work.Release();
            ManifestLine.Write(entry, _waiting);
        }
    }

    /// <summary>Commits what is left and ends. Faults have been told before.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _ending.Dispose();
        _work.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (!_ending.IsCancellationRequested)
            {
                await GatherAsync().ConfigureAwait(false);

                // A sync may take seconds; the pool's few threads have better things to do.
                await Task.Factory.StartNew(
                    Commit, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }

            Commit();
        }
        catch (Exception e)
        {
            _onFault(e);
        }
    }

    private async Task GatherAsync()
    {
        try
        {
            await _work.WaitAsync(_ending.Token).ConfigureAwait(false);
            await Task.Delay(Gathering, _time, _ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The end of the run: no more waiting.
        }
    }

    private void Commit()
    {
        lock (_lock)
        {
            if (_waiting.WrittenCount == 0) return;
            (_waiting, _group) = (_group, _waiting);
        }

        _manifest.Commit(_group.WrittenSpan, _disk);
        _group.ResetWrittenCount();
    }
}
