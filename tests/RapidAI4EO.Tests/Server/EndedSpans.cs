using System.Diagnostics;
using RapidAI4EO.Server.Monitoring;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>
/// Tells when spans have ended, which they may have only after the client has its answer. Made after an export, it is told after it, so
/// that the export knows of them by then.
/// </summary>
internal sealed class EndedSpans : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly SemaphoreSlim _ended = new(0);

    /// <param name="isMine">Which ones are waited for; other tests ask other servers in the same process.</param>
    public EndedSpans(Func<Activity, bool> isMine)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            ActivityStopped = activity =>
            {
                if (isMine(activity)) _ended.Release();
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async Task WaitAsync(int count)
    {
        for (var i = 0; i < count; i++) await _ended.WaitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _ended.Dispose();
    }
}
