using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Load;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server.Load;

/// <summary>Who takes nothing of an answer, by a clock that the test turns.</summary>
public sealed class WaitingAnswersTests
{
    private static readonly ApiLimits Limits = new() { Requests = 1, RequestsOfOne = 1, ReaderPatience = TimeSpan.FromSeconds(60), ReaderPatienceWhenBusy = TimeSpan.FromSeconds(5) };

    private readonly SteppedTime _time = new();
    private readonly ApiLoad _load = new(new ApiOptions("https://example.org/") { Limits = Limits, SearchTimeout = TimeSpan.FromHours(1) });

    [Fact]
    public void Answer_ThatWaitsTooLong_IsEnded()
    {
        using var waiting = new WaitingAnswers(_load, Limits, _time);
        var (first, second, done) = (ClientContext.New(), ClientContext.New(), ClientContext.New());
        using var one = waiting.Add(first);
        waiting.Add(done).Dispose();
        _time.Advance(TimeSpan.FromSeconds(40));
        using var two = waiting.Add(second);
        Assert.False(first.RequestAborted.IsCancellationRequested);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(first.RequestAborted.IsCancellationRequested);
        Assert.False(second.RequestAborted.IsCancellationRequested);
        Assert.False(done.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task Answer_ThatWaitsWhileOthersWaitForItsPlace_IsEndedSooner()
    {
        using var waiting = new WaitingAnswers(_load, Limits, _time);
        var slow = ClientContext.New();
        var place = await _load.EnterAsync(slow);
        using var entry = waiting.Add(slow);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(slow.RequestAborted.IsCancellationRequested);
        var next = _load.EnterAsync(ClientContext.New());
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(slow.RequestAborted.IsCancellationRequested);
        place.Dispose();
        (await next).Dispose();
    }
}
