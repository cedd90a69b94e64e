namespace RapidAI4EO.Server.Load;

/// <summary>Gives memory back to the system when nobody asks for anything any more: what a busy minute took would stay with the process else.</summary>
internal sealed class IdleMemory : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private readonly ApiLoad _load;
    private readonly Timer _timer;
    private long _seen;
    private long _collected;

    public IdleMemory(ApiLoad load)
    {
        _load = load;
        _timer = new Timer(_ => Look(), null, Round, Round);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Once after each busy time, when a whole round was quiet: it stops all threads for some hundredths of a second.</summary>
    private void Look()
    {
        var begun = _load.Begun;
        var isQuiet = begun == _seen;
        _seen = begun;
        if (!isQuiet || begun == _collected) return;
        _collected = begun;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
