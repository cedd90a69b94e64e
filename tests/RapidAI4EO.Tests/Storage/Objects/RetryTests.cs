using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Objects;

public sealed class RetryTests
{
    private readonly InstantTime _time = new();
    private int _calls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageError.Overloaded)]
    [InlineData(StorageError.Unavailable)]
    [InlineData(StorageError.Corrupt)]
    public async Task RunAsync_TransientFailures_AreTriedAgain(StorageError error)
    {
        Assert.Equal(3, await RunAsync(new RetryOptions(), error, failures: 2));
        Assert.Equal(2, _time.Waits.Count);
    }

    [Theory]
    [InlineData(StorageError.NotFound)]
    [InlineData(StorageError.Forbidden)]
    [InlineData(StorageError.Refused)]
    public async Task RunAsync_FinalFailure_IsThrownAtOnce(StorageError error)
    {
        var e = await Assert.ThrowsAsync<StorageException>(() => RunAsync(new RetryOptions(), error, failures: 1));
        Assert.Equal((1, 1, "It failed."), (_calls, e.Attempts, e.Message));
    }

    [Fact]
    public async Task RunAsync_NeverSucceeds_SaysHowOftenItWasTried()
    {
        var e = await Assert.ThrowsAsync<StorageException>(() => RunAsync(new RetryOptions { Attempts = 4 }, StorageError.Corrupt, failures: 99));
        Assert.Equal((4, 4, StorageError.Corrupt), (_calls, e.Attempts, e.Error));
        Assert.Matches(@"^It failed \(asked 4 times in \d+\.\d s\)\.$", e.Message);
    }

    [Fact]
    public async Task RunAsync_OneAttempt_DoesNotWait()
    {
        await Assert.ThrowsAsync<StorageException>(() => RunAsync(new RetryOptions { Attempts = 1 }, StorageError.Unavailable, failures: 1));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task RunAsync_ManyFailures_WaitsLongerAndLongerUpToTheLimit()
    {
        var options = new RetryOptions { Attempts = 12, MaxDelay = TimeSpan.FromSeconds(5) };
        await RunAsync(options, StorageError.Unavailable, failures: 11);
        Assert.All(_time.Waits, wait => Assert.InRange(wait.TotalSeconds, 0, 5));
        Assert.Equal(5, _time.Waits.Last().TotalSeconds);
        Assert.InRange(_time.Waits.First().TotalSeconds, 0, 1);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    [InlineData(3600, 60)]
    public async Task RunAsync_RetryAfter_IsHonouredUpToTheLimit(int asked, int waited)
    {
        await RunAsync(new RetryOptions(), StorageError.Overloaded, failures: 1, TimeSpan.FromSeconds(asked));
        Assert.Equal(waited, _time.Waits.Sum(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task RunAsync_OtherExceptions_PassThrough()
    {
        var retry = new Retry(null, _time);
        await Assert.ThrowsAsync<InvalidInputException>(() => retry.RunAsync<int>(_ => throw new InvalidInputException("no"), Token));
    }

    private Task<int> RunAsync(RetryOptions options, StorageError error, int failures, TimeSpan? retryAfter = null) =>
        new Retry(options, _time).RunAsync(
            _ => ++_calls > failures
                ? Task.FromResult(_calls)
                : throw new StorageException(error, "It failed.") { RetryAfter = retryAfter },
            Token);
}
