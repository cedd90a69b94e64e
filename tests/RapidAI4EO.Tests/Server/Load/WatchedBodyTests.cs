using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Load;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server.Load;

public sealed class WatchedBodyTests : IDisposable
{
    private readonly SteppedTime _time = new();
    private readonly WaitingAnswers _waiting;

    public WatchedBodyTests()
    {
        var options = new ApiOptions("https://example.org/");
        _waiting = new WaitingAnswers(new ApiLoad(options), options.Limits, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _waiting.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_003)]
    public async Task Write_OfAnyLength_GoesOutWhole(int length)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        using var inner = new MemoryStream();
        await using var body = new WatchedBody(inner, ClientContext.New(), _waiting);
        await body.WriteAsync(bytes, Token);
        await body.FlushAsync(Token);
        Assert.Equal(bytes, inner.ToArray());
    }

    /// <summary>The server's own body takes in silence what is written for a client that has left.</summary>
    [Fact]
    public async Task Write_ForAClientThatHasLeft_Ends()
    {
        using var inner = new MemoryStream();
        var context = ClientContext.New();
        await using var body = new WatchedBody(inner, context, _waiting);
        await body.WriteAsync(new byte[10], Token);
        context.Abort();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await body.WriteAsync(new byte[10], Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => body.FlushAsync(Token));
        Assert.Equal(10, inner.Length);
    }

    [Fact]
    public async Task Write_ThatIsNotTaken_IsEndedWhenTheTimeIsUp()
    {
        await using var inner = new StuckStream();
        var context = ClientContext.New();
        await using var body = new WatchedBody(inner, context, _waiting);
        var write = body.WriteAsync(new byte[10], Token).AsTask();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(context.RequestAborted.IsCancellationRequested);
        _time.Advance(TimeSpan.FromSeconds(90));
        Assert.True(context.RequestAborted.IsCancellationRequested);
        inner.Taken.SetResult();
        await write;
    }

    private sealed class StuckStream : MemoryStream
    {
        public TaskCompletionSource Taken { get; } = new();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(Taken.Task);
    }
}
