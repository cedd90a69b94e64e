using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Download;

/// <summary>Counts what a run does; many workers write, anyone reads.</summary>
internal sealed class DownloadCounters(DownloadOptions options)
{
    private readonly Lock _lock = new();
    private readonly long _started = options.TimeProvider.GetTimestamp();
    private readonly List<AssetFailure> _failures = [];
    private long _done;
    private long _alreadyThere;
    private long _missing;
    private long _failed;
    private long _bytes;

    public void Done(long bytes)
    {
        Interlocked.Increment(ref _done);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Files that had arrived and were not kept.</summary>
    public void TakenBack(long files, long bytes)
    {
        Interlocked.Add(ref _done, -files);
        Interlocked.Add(ref _bytes, -bytes);
    }

    public void AlreadyThere() => Interlocked.Increment(ref _alreadyThere);

    public void Failed(AssetFailure failure)
    {
        Interlocked.Increment(ref failure.IsMissing ? ref _missing : ref _failed);
        lock (_lock)
        {
            if (_failures.Count < options.MaxFailuresKept) _failures.Add(failure);
            options.OnFailure?.Invoke(failure);
        }
    }

    public DownloadProgress Progress(int parallel) => new(
        Interlocked.Read(ref _done), Interlocked.Read(ref _alreadyThere), Interlocked.Read(ref _missing), Interlocked.Read(ref _failed),
        options.Total, Interlocked.Read(ref _bytes), parallel);

    public DownloadSummary Summary(IReadOnlyList<Product> products)
    {
        lock (_lock)
        {
            return new DownloadSummary(
                _done, _alreadyThere, _missing, _failed, _bytes, options.TimeProvider.GetElapsedTime(_started), [.. _failures], products);
        }
    }
}
