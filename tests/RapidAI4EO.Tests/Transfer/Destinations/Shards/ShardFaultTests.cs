using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Destinations.Shards;

/// <summary>What a server can do wrong with one file, where the files go into shards.</summary>
public sealed class ShardFaultTests : DownloadFixture
{
    private const string Key = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";

    [Theory]
    [InlineData(Fault.Truncated)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Overlong)]
    [InlineData(Fault.Trailing)]
    [InlineData(Fault.Flipped)]
    [InlineData(Fault.WrongMd5)]
    [InlineData(Fault.Chunked)]
    [InlineData(Fault.ChunkedTruncated)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.TooManyRequestsRetryAfter)]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.UnavailableRetryAfterDate)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.RedirectHere)]
    [InlineData(Fault.Gzip)]
    [InlineData(Fault.GzipTruncated)]
    [InlineData(Fault.Garbage)]
    [InlineData(Fault.Stall)]
    [InlineData(Fault.Mute)]
    public async Task RunAsync_AFaultThatPasses_IsOutlived(Fault fault)
    {
        var keys = PutFiles(10);
        Server.Put(Key, Bytes.Random(700_000, 1));
        Server.Misbehave(Key, false, fault, fault, fault);
        var store = Open(Server, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(0.5) });
        var options = Options(store) with { ShardSize = 50_000, Retry = Patient };
        Assert.True((await RunAsync(options, [Key, .. keys])).IsComplete);
        DestinationView.AssertEqual(Server.Objects, Folder.Path);
    }

    [Theory]
    [InlineData(Fault.Truncated, DownloadStage.Fetch, "broke off")]
    [InlineData(Fault.Reset, DownloadStage.Fetch, "asked 4 times")]
    [InlineData(Fault.Flipped, DownloadStage.Verify, "MD5")]
    [InlineData(Fault.WrongMd5, DownloadStage.Verify, "MD5")]
    [InlineData(Fault.Overlong, DownloadStage.Verify, "MD5")]
    [InlineData(Fault.NotFound, DownloadStage.Find, "404")]
    [InlineData(Fault.Forbidden, DownloadStage.Fetch, "403")]
    [InlineData(Fault.Unavailable, DownloadStage.Fetch, "asked 4 times")]
    [InlineData(Fault.RedirectElsewhere, DownloadStage.Fetch, "another host")]
    [InlineData(Fault.RedirectForever, DownloadStage.Fetch, "redirects more than")]
    [InlineData(Fault.Brotli, DownloadStage.Fetch, "encoding")]
    [InlineData(Fault.NoLength, DownloadStage.Fetch, "how long")]
    public async Task RunAsync_AFaultThatStays_IsNamedAndTheRestArrives(Fault fault, DownloadStage stage, string words)
    {
        var keys = PutFiles(20);
        var right = Server.Objects.ToDictionary();
        Server.Put(Key, Bytes.Random(700_000, 1));
        Server.Misbehave(Key, true, fault);
        var summary = await RunAsync(Options() with { ShardSize = 50_000 }, [.. keys[..7], Key, .. keys[7..]]);
        var failure = Assert.Single(summary.Failures);
        Assert.Equal((Key, stage), (failure.Key, failure.Stage));
        Assert.Contains(words, failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Reason, StringComparison.Ordinal);
        DestinationView.AssertEqual(right, Folder.Path);
    }

    [Fact]
    public async Task RunAsync_AFileOfFortyGigabytes_IsRefusedBeforeItComesAndTheRestArrives()
    {
        const string Huge = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-08.tif";
        using var store = new SizedStore(key => key == Huge ? 40L << 30 : 1000);
        var summary = await RunAsync(Options(store) with { ShardSize = 50_000 }, [Huge, Key]);
        var failure = Assert.Single(summary.Failures);
        Assert.Equal((Huge, DownloadStage.Place), (failure.Key, failure.Stage));
        Assert.Contains("larger than 1024 MiB", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(1, summary.Done);
    }
}
