using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>What a run says that it fetched is what the next run finds.</summary>
public sealed class TrueCountTests : CheckFixture
{
    [Theory]
    [InlineData(null)]
    [InlineData(20_000L)]
    public async Task RunAsync_TheDiskTakesNothing_CountsNothingAsFetched(long? shardSize)
    {
        var keys = PutFiles(20);
        var last = default(DownloadProgress);
        var options = Options() with { ShardSize = shardSize, Disk = _ => new DeadDisk() };
        await Assert.ThrowsAsync<DestinationException>(() =>
            new Downloader(options).RunAsync(keys.ToAsyncEnumerable(), new Reporter(progress => last = progress), Token));
        Assert.Equal((0L, 0L), (last.Done, last.Bytes));
        Assert.DoesNotContain(LastLines(), line => line.Value.Length >= 0);
    }

    [Fact]
    public async Task RunAsync_AListThatBreaksOffWithinASample_LeavesThatSampleForTheNextRun()
    {
        var keys = PutFiles(12);
        var options = Options() with { ShardSize = 1 << 20 };
        var last = default(DownloadProgress);
        await Assert.ThrowsAsync<InvalidInputException>(() =>
            new Downloader(options).RunAsync(BreakingOff(keys[..6]), new Reporter(progress => last = progress), Token));

        // The first sample of four files, and not the two files of the second.
        Assert.Equal((4L, 4), (last.Done, LastLines().Count));
        Assert.True((await DownloadAsync(keys, options)).IsComplete);
        foreach (var sample in LastLines().Values.GroupBy(line => ShardMember.SampleOf(ShardMember.NameOf(line.Key)).ToString()))
        {
            Assert.Single(sample.Select(line => line.Shard).Distinct());
        }
    }

    [Fact]
    public async Task RunAsync_ASinkThatCannotBegin_LetsTheDestinationGo()
    {
        var keys = PutFiles(1);
        Folder.Write($"shard-{long.MaxValue}.tar", "no tar");
        var options = Options() with { ShardSize = 2000 };
        var fault = await Assert.ThrowsAsync<DestinationException>(() => DownloadAsync(keys, options));
        Assert.Contains("highest number", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder[RunFile.FolderName]));
        File.Delete(Folder[$"shard-{long.MaxValue}.tar"]);
        Assert.True((await DownloadAsync(keys, options)).IsComplete);
    }

    [Fact]
    public async Task RunAsync_ACancelledBeginOfShards_ReadsNoShardToItsEnd()
    {
        var keys = PutFiles(4);
        var options = Options() with { ShardSize = 2000 };
        await DownloadAsync(keys, options);
        Directory.Delete(Folder[RunFile.FolderName], recursive: true);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Downloader(options).RunAsync(keys.ToAsyncEnumerable(), null, source.Token));
        Assert.False(Directory.Exists(Folder[RunFile.FolderName]));
    }

    [Fact]
    public async Task RunAsync_AListThatNeverGoesOn_EndsWithItsCancellationAndKeepsWhatCame()
    {
        var keys = PutFiles(3);
        using var source = new CancellationTokenSource();
        var last = default(DownloadProgress);
        var seen = new Reporter(progress =>
        {
            last = progress;
            if (progress.Done == 3) source.Cancel();
        });
        var options = Options() with { ProgressInterval = TimeSpan.FromMilliseconds(1), TimeProvider = TimeProvider.System };
        var run = new Downloader(options).RunAsync(NeverEnding(keys), seen, source.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(120), Token));
        Assert.Equal((3L, 3), (last.Done, LastLines().Count));
    }

    [Fact]
    public async Task RunAsync_ThePlaceOfTheLicenceNotice_IsNotAFilesPlace()
    {
        Put(LicenceNotice.FileName, [1]);
        var summary = await DownloadAsync([LicenceNotice.FileName]);
        Assert.Contains("licence notice", Assert.Single(summary.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AKeyThatIsAnothersNameInAShard_IsRefusedThereAndFetchedIntoATree()
    {
        const string Twin = "33N_15E-200N_01_01.s2.2018-01.tif";
        Put(Twin, [1, 2, 3]);
        var failure = Assert.Single((await DownloadAsync([Twin], Options() with { ShardSize = 2000 })).Failures);
        Assert.Equal(DownloadStage.Place, failure.Stage);
        Assert.Contains("imagery/33N/15E-200N/33N_15E-200N_01_01/S2-SR/2018-01.tif", failure.Reason, StringComparison.Ordinal);
        Assert.True((await DownloadAsync([Twin])).IsComplete);
    }

    private static async IAsyncEnumerable<string> BreakingOff(IEnumerable<string> keys)
    {
        foreach (var key in keys) yield return key;
        await Task.Yield();
        throw new InvalidInputException("A bad line.");
    }

    private static async IAsyncEnumerable<string> NeverEnding(IEnumerable<string> keys)
    {
        foreach (var key in keys) yield return key;

        // As a read of standard input, which hears of no cancellation.
        await new TaskCompletionSource().Task;
    }

    private string[] PutFiles(int count)
    {
        string[] keys = [.. Enumerable.Range(0, count).Select(i => $"imagery/33N/15E-200N/33N_15E-200N_01_{(i / 4) + 1:00}/S2-SR/2018-{(i % 4) + 1:00}.tif")];
        for (var i = 0; i < count; i++) Put(keys[i], Bytes.Random(1500, i));
        return keys;
    }

    private sealed class Reporter(Action<DownloadProgress> report) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => report(value);
    }

    private sealed class DeadDisk : DiskSync
    {
        public override bool FlushesSingly => false;

        public override void Flush() => throw new DestinationException("The disk takes nothing.");
    }
}
