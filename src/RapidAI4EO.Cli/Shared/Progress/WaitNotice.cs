using System.Diagnostics;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>
/// Says on standard error what is waited for where nothing has been heard of a piece of work for two seconds, and again every ten. Nobody should
/// have to guess whether a program works or hangs. Safe for use by many threads.
/// </summary>
internal sealed class WaitNotice : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly Timer _timer;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <param name="messages">Where to speak; not where quiet was asked for.</param>
    /// <param name="what">What is waited for, as <c>https://example.org/ to give the resource files</c>.</param>
    public WaitNotice(Messages messages, string what) => _timer = new Timer(
        _ => messages.Note($"Waiting for {what} ({Stopwatch.GetElapsedTime(_started).TotalSeconds:0} s)."), null, Patience, Again);

    /// <summary>Something was heard: there is progress to be seen from now on.</summary>
    public void Heard() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();

    /// <summary>Does work that reports nothing.</summary>
    public static async Task<T> WhileAsync<T>(Messages messages, string what, Func<Task<T>> work)
    {
        using var notice = new WaitNotice(messages, what);
        return await work();
    }
}
