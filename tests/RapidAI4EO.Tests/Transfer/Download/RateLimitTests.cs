using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class RateLimitTests : DownloadFixture
{
    private readonly ManualTime _manual = new();
    private readonly InstantTime _time = new();

    [Fact]
    public void WaitAsync_WithinTheBurst_DoesNotWait()
    {
        var limit = new RateLimit(1000, _manual);
        Assert.True(limit.WaitAsync(250, Token).IsCompletedSuccessfully);
        _manual.Advance(TimeSpan.FromHours(1));
        Assert.True(limit.WaitAsync(250, Token).IsCompletedSuccessfully);
        Assert.False(limit.WaitAsync(1, Token).IsCompleted);
    }

    [Fact]
    public async Task WaitAsync_ManyReads_TakeTheTimeOfTheirBytes()
    {
        var limit = new RateLimit(1000, _time);
        for (var i = 0; i < 100; i++) await limit.WaitAsync(100, Token);
        var seconds = TimeSpan.FromTicks(_time.GetTimestamp()).TotalSeconds;

        // Ten thousand bytes less the quarter of a second's that were saved up; a wait is a whole number of milliseconds.
        Assert.InRange(seconds, 9.75, 9.9);
    }

    [Fact]
    public async Task WaitAsync_AfterAPause_SavesUpNoMoreThanTheBurst()
    {
        var limit = new RateLimit(1000, _time);
        await limit.WaitAsync(250, Token);
        await Task.Delay(TimeSpan.FromMinutes(1), _time, Token);
        var started = _time.GetTimestamp();
        for (var i = 0; i < 20; i++) await limit.WaitAsync(100, Token);
        Assert.InRange(TimeSpan.FromTicks(_time.GetTimestamp() - started).TotalSeconds, 1.75, 1.8);
    }

    [Fact]
    public async Task WaitAsync_ManyAtOnce_GoInTheOrderInWhichTheyCame()
    {
        // The clock stands, so nobody goes before all have come; the timer behind it is real and short.
        var limit = new RateLimit(1_000_000, _manual);
        var waits = Enumerable.Range(0, 50).Select(_ => limit.WaitAsync(10_000, Token)).ToArray();
        var free = waits.Count(wait => wait.IsCompleted);
        Assert.Equal(25, free);
        for (var i = free; i < waits.Length; i++)
        {
            _manual.Advance(TimeSpan.FromMilliseconds(10));
            await waits[i];
            Assert.All(waits.Skip(i + 1), wait => Assert.False(wait.IsCompleted));
        }
    }

    [Fact]
    public async Task WaitAsync_Cancelled_EndsAtOnceAndHoldsUpNobodyElse()
    {
        var limit = new RateLimit(1000, _manual);
        await limit.WaitAsync(250, Token);
        using var source = new CancellationTokenSource();
        var cancelled = limit.WaitAsync(1, source.Token);
        var other = limit.WaitAsync(1, Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _manual.Advance(TimeSpan.FromSeconds(1));
        await other;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task RunAsync_WithARate_TakesTheTimeOfItsBytesAndBringsThemAll(int parallel)
    {
        var keys = PutFiles(40);
        var bytes = keys.Sum(key => Server.Objects[key].Length);
        var summary = await RunAsync(Options() with { MaxBytesPerSecond = 50_000, Parallel = parallel, TimeProvider = _time }, keys);
        AssertArrived(keys);
        Assert.True(summary.Elapsed.TotalSeconds >= (bytes / 50_000.0) - 0.3, $"{bytes} bytes in {summary.Elapsed}");
    }

    [Fact]
    public async Task RunAsync_WaitsLongerThanTheServerMayBeSilent_TakesNoneOfThemForSilence()
    {
        // Waits of some four seconds after each piece, where the server may be silent for less. The store's clock moves by them alone.
        var key = KeyOf(0);
        Server.Put(key, Bytes.Random(4096, 1));
        var clock = new SteppedTime();
        var waiting = new InstantTime(clock.Advance);
        var store = Open(Server, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(3), TimeProvider = clock });
        var options = Options(store) with { MaxBytesPerSecond = 256, TimeProvider = waiting, Retry = new RetryOptions { Attempts = 1 } };
        Assert.True((await RunAsync(options, [key])).IsComplete);
        Assert.Equal(1, Server.RequestsFor(key));
        Assert.Equal(4, waiting.Waits.Count(wait => wait > TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public void Constructor_NoRate_IsRefused() =>
        Assert.Throws<InvalidInputException>(() => new Downloader(Options() with { MaxBytesPerSecond = 0 }));
}
