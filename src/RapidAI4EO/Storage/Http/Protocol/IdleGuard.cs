namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>Cancels one exchange with a server when nothing has arrived for a while, or when the caller gives up.</summary>
internal sealed class IdleGuard : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    public IdleGuard(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _limit = limit;
        _caller = caller;
        _source = new CancellationTokenSource(limit, time);
        _registration = Follow(caller);
    }

    public CancellationToken Token => _source.Token;

    public TimeSpan Limit => _limit;

    /// <summary>From now on something is waited for.</summary>
    public void Start() => _source.CancelAfter(_limit);

    /// <summary>It has arrived; how long the caller takes over it is not the server's silence.</summary>
    public void Pause() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Gives up when <paramref name="token"/> does, until the registration is disposed of.</summary>
    public CancellationTokenRegistration Follow(CancellationToken token) =>
        token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);

    /// <summary>Tells a silence from the caller's wish, after a cancellation was caught.</summary>
    public void ThrowIfCallerCancelled(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        _caller.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
