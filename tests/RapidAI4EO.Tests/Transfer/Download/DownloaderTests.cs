using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class DownloaderTests : DownloadFixture
{
    private const string Key = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(16)]
    public async Task RunAsync_AllIsWell_BringsEveryFileAndNothingElse(int? parallel)
    {
        var keys = PutFiles(200);
        var summary = await RunAsync(Options() with { Parallel = parallel }, keys);
        AssertArrived(keys);
        Assert.True(summary.IsComplete);
        Assert.Equal((200L, 0L, 0L, 0L), (summary.Done, summary.AlreadyThere, summary.Missing, summary.Failed));
        Assert.Equal(Server.Objects.Values.Sum(content => (long)content.Length), summary.Bytes);
    }

    [Fact]
    public async Task RunAsync_SecondTime_FetchesOnlyWhatIsMissing()
    {
        var keys = PutFiles(30);
        await RunAsync(Options(), keys);
        File.Delete(Folder[keys[7]]);
        var summary = await RunAsync(Options(), keys);
        AssertArrived(keys);
        Assert.Equal((1L, 29L), (summary.Done, summary.AlreadyThere));
        Assert.Equal(31, keys.Sum(Server.RequestsFor));
    }

    [Fact]
    public async Task RunAsync_KeysGivenTwice_AreFetchedOnce()
    {
        var keys = PutFiles(20);
        Server.BeforeAnswer = _ => Task.Delay(1);
        var summary = await RunAsync(Options(), keys.SelectMany(key => new[] { key, key, key }).Concat(keys));
        AssertArrived(keys);
        Assert.Equal((20L, 60L), (summary.Done, summary.AlreadyThere));
        Assert.Equal(20, keys.Sum(Server.RequestsFor));
    }

    [Theory]
    [InlineData(Fault.Truncated)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Overlong)]
    [InlineData(Fault.Flipped)]
    [InlineData(Fault.WrongMd5)]
    [InlineData(Fault.ChunkedTruncated)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.TooManyRequestsRetryAfter)]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.UnavailableRetryAfterDate)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.GzipTruncated)]
    [InlineData(Fault.Garbage)]
    public async Task RunAsync_AFaultThatPasses_IsOutlived(Fault fault)
    {
        Server.Put(Key, Bytes.Random(700_000, 1));
        Server.Misbehave(Key, false, fault, Fault.None, fault, fault);
        Server.Misbehave(KeyOf(1), false, fault, fault, fault);
        Server.Put(KeyOf(1), Bytes.Random(999, 2));
        var summary = await RunAsync(Options(), [Key, KeyOf(1)]);
        Assert.True(summary.IsComplete);
        AssertArrived([Key, KeyOf(1)]);
    }

    [Theory]
    [InlineData(Fault.Truncated, DownloadStage.Fetch, "broke off")]
    [InlineData(Fault.Flipped, DownloadStage.Verify, "MD5")]
    [InlineData(Fault.Overlong, DownloadStage.Verify, "MD5")]
    [InlineData(Fault.NotFound, DownloadStage.Find, "404")]
    [InlineData(Fault.Forbidden, DownloadStage.Fetch, "403")]
    [InlineData(Fault.Unavailable, DownloadStage.Fetch, "asked 4 times")]
    [InlineData(Fault.RedirectElsewhere, DownloadStage.Fetch, "another host")]
    public async Task RunAsync_AFaultThatStays_IsNamedAndTheRestArrives(Fault fault, DownloadStage stage, string words)
    {
        var keys = PutFiles(20);
        Server.Put(Key, Bytes.Random(700_000, 1));
        Server.Misbehave(Key, true, fault);
        var heard = new List<AssetFailure>();
        var summary = await RunAsync(Options() with { OnFailure = heard.Add }, [.. keys, Key]);
        AssertArrived(keys);
        var failure = Assert.Single(summary.Failures);
        Assert.Equal((Key, stage), (failure.Key, failure.Stage));
        Assert.Contains(words, failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Reason, StringComparison.Ordinal);
        Assert.Equal([failure], heard);
        Assert.Equal(stage == DownloadStage.Find ? (1L, 0L) : (0L, 1L), (summary.Missing, summary.Failed));
        Assert.False(summary.IsComplete);
    }

    [Fact]
    public async Task RunAsync_SilentServer_IsAskedAgain()
    {
        Server.Put(Key, Bytes.Random(1000, 1));
        Server.Misbehave(Key, false, Fault.Stall, Fault.Mute);
        var store = Open(Server, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(1) });
        Assert.True((await RunAsync(Options(store) with { Retry = Patient }, [Key])).IsComplete);
        AssertArrived([Key]);
    }

    [Fact]
    public async Task RunAsync_ManyFailures_KeepsAFewAndCountsAll()
    {
        var keys = Enumerable.Range(0, 300).Select(KeyOf).ToArray();
        var summary = await RunAsync(Options() with { MaxFailuresKept = 5 }, keys);
        Assert.Equal((300L, 5), (summary.Missing, summary.Failures.Count));
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task RunAsync_HostileKeys_AreFailuresAndLeaveTheDestinationAlone()
    {
        string[] hostile = ["../escape", "/etc/passwd", "a\\b", "a//b", ".rapidai4eo/run-1", ".RapidAI4EO", "C:/x", "nul", ""];
        var keys = PutFiles(3);
        var summary = await RunAsync(Options(), [.. hostile, .. keys]);
        AssertArrived(keys);
        Assert.Equal(hostile.Length, summary.Failed);
        Assert.All(summary.Failures, failure => Assert.Equal(DownloadStage.Key, failure.Stage));
    }

    [Fact]
    public async Task RunAsync_ASignedUrlAsAKey_IsShownWithoutTheSignature()
    {
        var failure = Assert.Single((await RunAsync(Options(), ["a/b.tif?sv=1&sig=abc%2Fdef&se=2"])).Failures);
        Assert.Equal("a/b.tif?sv=1&sig=...&se=2", failure.Key);
        Assert.DoesNotContain("abc", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AFolderWhereAFileBelongs_FailsThatFileOnly()
    {
        var keys = PutFiles(5);
        Directory.CreateDirectory(Folder[keys[2]]);
        Folder.Write("labels", [1]);
        Server.Put("labels/x.geojson", [1, 2]);
        var summary = await RunAsync(Options(), [.. keys, "labels/x.geojson"]);
        Assert.Equal((4L, 2L), (summary.Done, summary.Failed));
        Assert.All(summary.Failures, failure => Assert.Equal(DownloadStage.Place, failure.Stage));
        Assert.Equal([.. keys.Where(key => key != keys[2]), "labels"], Arrived);
    }

    [Fact]
    public async Task RunAsync_DestinationIsAFile_StopsWithOneSentence()
    {
        Folder.Write("file", [1]);
        foreach (var destination in new[] { Folder["file"], Folder["file/below"] })
        {
            var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(Options() with { Destination = destination }, PutFiles(50)));
            Assert.Contains("is a file", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, Server.RequestsFor(KeyOf(0)));
    }

    [Fact]
    public async Task RunAsync_NoRootAnswers_StopsBeforeFailingMillionsOfTimes()
    {
        await Server.DisposeAsync();
        var asked = 0;
        var keys = Enumerable.Range(0, 1_000_000).Select(i =>
        {
            asked++;
            return KeyOf(i);
        });
        var e = await Assert.ThrowsAsync<StorageException>(() => RunAsync(Options(), keys));
        Assert.Contains("No root has given a file", e.Message, StringComparison.Ordinal);
        Assert.InRange(asked, 1, 5000);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public async Task RunAsync_TheListBreaks_KeepsWhatCameBeforeAndThrows()
    {
        var keys = PutFiles(10);
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(Options(), keys.Concat(Break())));
        Assert.Equal("line 11", e.Message);
        AssertArrived(keys);

        static IEnumerable<string> Break()
        {
            yield return KeyOf(0);
            throw new InvalidInputException("line 11");
        }
    }

    [Fact]
    public async Task RunAsync_NoKeys_LeavesAnEmptyFolder()
    {
        Assert.Equal(0, (await RunAsync(Options(), [])).Done);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(257)]
    public void Constructor_ImpossibleParallel_IsRefused(int parallel) =>
        Assert.Throws<InvalidInputException>(() => new Downloader(Options() with { Parallel = parallel }));

    [Fact]
    public async Task RunAsync_WithProgress_EndsWithTheFinalCount()
    {
        var keys = PutFiles(10);
        var reports = new List<DownloadProgress>();
        var progress = new Reporter(reports.Add);
        await new Downloader(Options() with { Total = 11 }).RunAsync(keys.Append("nothing").ToAsyncEnumerable(), progress, Token);
        var last = reports[^1];
        Assert.Equal((10L, 1L, 11L, 11L), (last.Done, last.Missing, last.Settled, last.Total));
    }

    private sealed class Reporter(Action<DownloadProgress> report) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            lock (this) report(value);
        }
    }
}
