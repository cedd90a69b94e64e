namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Looks at a destination again and again while runs write into it: what is true must be true at all times.</summary>
internal sealed class DestinationWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _looking;

    public DestinationWatch(string folder, params IReadOnlyDictionary<string, byte[]>[] truths) =>
        _looking = Task.Factory.StartNew(() => Look(folder, truths), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <returns>How often it looked.</returns>
    public async Task<int> EndAsync()
    {
        await _stop.CancelAsync();
        return await _looking;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_looking);
        _stop.Dispose();
    }

    private int Look(string folder, IReadOnlyDictionary<string, byte[]>[] truths)
    {
        for (var looks = 0; ; looks++)
        {
            if (_stop.IsCancellationRequested && looks > 0) return looks;
            DestinationView.AssertTrue(folder, truths);
        }
    }
}
