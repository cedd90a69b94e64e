using System.Globalization;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>Says what is waited for when an answer takes long; of many requests that wait at once, one speaks for all.</summary>
internal sealed class WaitNotice(HttpStoreOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long? _last;

    /// <summary>A request was sent, until what this returns is disposed of.</summary>
    /// <param name="address">What is asked for.</param>
    public IDisposable? Watch(string address) => options.OnWaiting is { } tell
        ? options.TimeProvider.CreateTimer(_ => Tell(tell, address), null, HttpStoreOptions.WaitingAfter, Timeout.InfiniteTimeSpan)
        : null;

    private void Tell(Action<string> tell, string address)
    {
        lock (_lock)
        {
            if (_last is { } last && options.TimeProvider.GetElapsedTime(last) < Pause) return;
            _last = options.TimeProvider.GetTimestamp();
        }

        tell(string.Create(
            CultureInfo.InvariantCulture,
            $"Waiting for an answer from {address}, for up to {options.IdleTimeout.TotalSeconds:0.#} s each time that it is asked."));
    }
}
