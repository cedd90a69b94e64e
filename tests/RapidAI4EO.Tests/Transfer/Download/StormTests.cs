using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>A server that has enough: it refuses whatever comes beyond a few requests at once.</summary>
public sealed class StormTests : DownloadFixture
{
    private const int Capacity = 2;
    private const int CalmFiles = 100;
    private const int LastFiles = 100;

    // A file that is refused is asked for as long as it takes.
    private static readonly RetryOptions Untiring = new() { Attempts = 1_000_000 };

    private readonly Lock _lock = new();
    private readonly List<int> _atOnce = [];
    private readonly TaskCompletionSource _crowd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _storm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _refused;

    public static TheoryData<Fault, long?> Storms => new(
        from fault in (Fault[])[Fault.TooManyRequests, Fault.TooManyRequestsRetryAfter, Fault.Unavailable, Fault.UnavailableRetryAfterDate]
        from size in (long?[])[null, 100_000]
        select (fault, size));

    [Theory]
    [MemberData(nameof(Storms))]
    public async Task RunAsync_RefusedBeyondAFewAtOnce_GoesDownWithThemAndBringsAll(Fault fault, long? shardSize)
    {
        var keys = PutFiles(600);
        Server.Judge = (_, underWay) => Judge(underWay, fault);
        Server.BeforeAnswer = _ => AnswerSlowlyAsync();
        var time = new InstantTime();
        var summary = await RunAsync(Options() with { ShardSize = shardSize, Retry = Untiring, TimeProvider = time }, keys);
        Assert.True(summary.IsComplete);
        DestinationView.AssertEqual(Server.Objects, Folder.Path);
        Assert.True(_refused > 0);

        // Growing again is tried now and then, by one at a time from so few.
        var before = _atOnce[..CalmFiles].Max();
        var after = _atOnce[^LastFiles..].Max();
        TestContext.Current.TestOutputHelper?.WriteLine($"{before} at once before, {after} at the end, {_refused} refused");
        Assert.InRange(after, 1, Capacity * 2);
        Assert.True(after < before);
        if (fault == Fault.TooManyRequestsRetryAfter) Assert.Contains(TimeSpan.FromSeconds(7), time.Waits);
        if (fault == Fault.UnavailableRetryAfterDate) Assert.Contains(TimeSpan.FromMinutes(1), time.Waits);
    }

    /// <summary>Calm at first, so that the run has grown when the storm begins.</summary>
    private Fault? Judge(int underWay, Fault fault)
    {
        lock (_lock)
        {
            var isRefused = _atOnce.Count >= CalmFiles && underWay > Capacity;
            if (isRefused) _refused++;
            _atOnce.Add(underWay);
            if (underWay > Capacity * 2) _crowd.TrySetResult();
            if (isRefused) _storm.TrySetResult();
            return isRefused ? fault : null;
        }
    }

    /// <summary>How many come at once is the run's choice and not the machine's: the calm lasts until there is a crowd, and then until one too many came.</summary>
    private async Task AnswerSlowlyAsync()
    {
        bool isCalm;
        lock (_lock) isCalm = _atOnce.Count <= CalmFiles;
        await (isCalm ? _crowd : _storm).Task;
        await Task.Delay(2);
    }
}
