using System.Diagnostics;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Destinations.Shards;

public sealed class ShardTests : DownloadFixture
{
    private IReadOnlyList<string> Shards => [.. Folder.Files.Where(file => file.EndsWith(".tar", StringComparison.Ordinal))];

    [Fact]
    public async Task RunAsync_Shards_HoldEveryFileUnderAWebDatasetName()
    {
        var keys = PutSamples(12);
        var summary = await RunAsync(ShardOptions(100_000), keys);
        Assert.True(summary.IsComplete);
        Assert.True(Shards.Count > 3);
        AssertHeld(keys);
        Assert.Contains("33N_15E-200N_01_01.pfsr.2018-01-03.tif", MembersOf(Shards[0]));
        Assert.Contains("33N_15E-200N_01_01.s2.2018-01.tif", MembersOf(Shards[0]));
        Assert.Contains("33N_15E-200N_01_01.labels.geojson", MembersOf(Shards[0]));
        Assert.True(File.Exists(Folder[LicenceNotice.FileName]));
        Assert.Equal(Shards.Count + 1, Folder.Files.Count);
    }

    [Fact]
    public async Task RunAsync_Shards_KeepEachSampleTogetherAndTheOrderOfTheList()
    {
        var keys = PutSamples(40);
        var random = new Random(5);

        // Answers out of order.
        Server.BeforeAnswer = _ => Task.Delay(random.Next(4));
        await RunAsync(ShardOptions(150_000) with { Parallel = 32 }, keys);
        var members = Shards.SelectMany(MembersOf).ToList();
        Assert.Equal(keys.Select(ShardMember.NameOf), members);
        var samplesOfShards = Shards.Select(shard => MembersOf(shard).Select(name => name.Split('.')[0]).ToHashSet()).ToList();
        Assert.Equal(40, samplesOfShards.Sum(samples => samples.Count));
        Assert.All(Shards.SkipLast(1), shard => Assert.True(new FileInfo(Folder[shard]).Length >= 150_000));
    }

    [Fact]
    public async Task RunAsync_ShardsAgain_FetchesOnlyWhatIsMissing()
    {
        var keys = PutSamples(10);
        await RunAsync(ShardOptions(100_000), keys[..30]);
        var before = Shards.ToDictionary(shard => shard, shard => File.ReadAllBytes(Folder[shard]));
        var summary = await RunAsync(ShardOptions(100_000), keys);
        Assert.Equal((keys.Length - 30L, 30L), (summary.Done, summary.AlreadyThere));
        Assert.All(before, shard => Assert.Equal(shard.Value, File.ReadAllBytes(Folder[shard.Key])));
        AssertHeld(keys);
        Assert.All(keys, key => Assert.Equal(1, Server.RequestsFor(key)));

        // A shard that is gone or cut takes its files with it, and no others.
        var lost = MembersOf(Shards[1]).Count + MembersOf(Shards[2]).Count;
        File.Delete(Folder[Shards[1]]);
        using (var cut = File.OpenWrite(Folder[Shards[1]])) cut.SetLength(700);
        Assert.Equal(lost, (await RunAsync(ShardOptions(100_000), keys)).Done);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(130)]
    public async Task RunAsync_ShardsCancelled_KeepsWholeSamplesOnly(int after)
    {
        var keys = PutSamples(40);
        using var cancel = new CancellationTokenSource();
        var count = 0;
        Server.BeforeAnswer = _ => Interlocked.Increment(ref count) == after ? cancel.CancelAsync() : Task.CompletedTask;
        var run = new Downloader(ShardOptions(100_000) with { Parallel = 4 }).RunAsync(keys.ToAsyncEnumerable(), null, cancel.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var held = Shards.SelectMany(MembersOf).ToList();
        Assert.Equal(keys.Take(held.Count).Select(ShardMember.NameOf), held);
        Assert.Equal(0, held.Count % 5);
        Assert.DoesNotContain(Folder.Files, file => file.EndsWith(".part", StringComparison.Ordinal));

        Server.BeforeAnswer = null;
        Assert.Equal(held.Count, (await RunAsync(ShardOptions(100_000), keys)).AlreadyThere);
        AssertHeld(keys);
    }

    [Fact]
    public async Task RunAsync_ShardsWithFaults_HoldWhatIsRightAndNameTheRest()
    {
        var keys = PutSamples(20);
        Server.Misbehave(keys[3], true, Fault.NotFound);
        Server.Misbehave(keys[7], false, Fault.Flipped, Fault.Truncated, Fault.Reset);
        Server.Misbehave(keys[8], true, Fault.Flipped);
        Server.Misbehave(keys[31], false, Fault.Overlong, Fault.Unavailable);
        var summary = await RunAsync(ShardOptions(100_000), [.. keys, "../x", keys[0]]);
        Assert.Equal((98L, 1L, 2L, 1L), (summary.Done, summary.Missing, summary.Failed, summary.AlreadyThere));
        AssertHeld([.. keys.Where(key => key != keys[3] && key != keys[8])]);
    }

    [Fact]
    public async Task RunAsync_AFileLargerThanTheBudget_StillComes()
    {
        var keys = PutSamples(30);
        Server.Put("big/one.bin", Bytes.Random(60 << 20, 7));
        Server.Put("big/two.bin", Bytes.Random(3 << 20, 8));
        string[] all = [.. keys[..50], "big/one.bin", .. keys[50..], "big/two.bin"];
        Assert.True((await RunAsync(ShardOptions(1 << 20) with { Parallel = 16 }, all)).IsComplete);
        AssertHeld(all);
    }

    [Fact]
    public async Task RunAsync_LongAndForeignNames_AreReadByTar()
    {
        string[] keys = [$"{new string('a', 150)}/{new string('b', 150)}.x", "ü/ä.tif", "plain"];
        foreach (var key in keys) Server.Put(key, Bytes.Random(700, key.Length));
        await RunAsync(ShardOptions(1 << 20), keys);
        AssertHeld(keys);
    }

    [Fact]
    public async Task RunAsync_ShardsAndSingleFiles_DoNotMix()
    {
        var keys = PutSamples(1);
        await RunAsync(Options(), keys[..1]);
        var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(ShardOptions(100_000), keys));
        Assert.Contains("another folder for shards", e.Message, StringComparison.Ordinal);
        using var other = new TestFolder();
        await RunAsync(ShardOptions(100_000) with { Destination = other.Path }, keys);
        e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(Options() with { Destination = other.Path }, keys));
        Assert.Contains("holds shards", e.Message, StringComparison.Ordinal);
        Assert.Single(other.Files, file => file.EndsWith(".tar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_AShardWithoutLines_GetsThemAndIsNotFetchedAgain()
    {
        // As after a kill between the shard's name and its lines; and a foreign file of such a name.
        var keys = PutSamples(10);
        Server.Put("other/x.bin", Bytes.Random(999, 3));
        string[] all = [.. keys, "other/x.bin"];
        await RunAsync(ShardOptions(100_000), all);
        Directory.Delete(Folder[Path.Combine(RunFile.FolderName, "manifest")], recursive: true);
        Folder.Write("shard-000777.tar", "not a tar");
        var summary = await RunAsync(ShardOptions(100_000), all);
        Assert.Equal((0L, 51L), (summary.Done, summary.AlreadyThere));
        File.Delete(Folder["shard-000777.tar"]);
        AssertHeld(all);
    }

    [Fact]
    public async Task RunAsync_TwoRunsOfShardsAtOnce_LoseNothing()
    {
        var keys = PutSamples(40);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => RunAsync(ShardOptions(50_000), keys[(i * 50)..]), Token)));
        AssertHeld(keys, exactly: false);
    }

    private DownloadOptions ShardOptions(long size) => Options() with { ShardSize = size };

    /// <summary>Five files a sample, of three products.</summary>
    private string[] PutSamples(int count)
    {
        string[] keys = [.. Enumerable.Range(0, count).SelectMany(i => KeysOf($"33N_15E-200N_{(i / 40) + 1:00}_{(i % 40) + 1:00}"))];
        for (var i = 0; i < keys.Length; i++) Server.Put(keys[i], Bytes.Random(i * 977 % 20_000, i));
        return keys;
    }

    private static string[] KeysOf(string id) =>
    [
        $"imagery/33N/15E-200N/{id}/PF-SR/2018-01-03.tif", $"imagery/33N/15E-200N/{id}/PF-SR/2018-01-08.tif",
        $"imagery/33N/15E-200N/{id}/PF-QA/2018-01-03.tif", $"imagery/33N/15E-200N/{id}/S2-SR/2018-01.tif",
        $"labels/33N/15E-200N/labels_{id}.geojson",
    ];

    private List<string> MembersOf(string shard) =>
        [.. Tar("-tf", Folder[shard], "--quoting-style=literal").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What the system's tar unpacks is these files, byte for byte, and each lies where the manifest says.</summary>
    private void AssertHeld(string[] keys, bool exactly = true)
    {
        using var unpacked = new TestFolder();
        foreach (var shard in Shards) Tar("-xf", Folder[shard], "-C", unpacked.Path);
        foreach (var key in keys) Assert.Equal(Server.Objects[key], File.ReadAllBytes(unpacked[ShardMember.NameOf(key)]));
        Assert.Equal(keys.Length, unpacked.Files.Count);
        var entries = Manifest.Read(Folder.Path).ToList();
        if (exactly) Assert.Equal(keys.Order(), entries.Where(IsStillThere).Select(entry => entry.Key).Order());
        foreach (var entry in entries.Where(IsStillThere))
        {
            var bytes = File.ReadAllBytes(Folder[entry.Shard!]).AsSpan((int)entry.Offset, (int)entry.Length);
            Assert.True(bytes.SequenceEqual(Server.Objects[entry.Key]));
        }
    }

    private bool IsStillThere(ManifestEntry entry) => File.Exists(Folder[entry.Shard!]);

    private static string Tar(params string[] arguments)
    {
        using var tar = Process.Start(new ProcessStartInfo("tar", arguments) { RedirectStandardOutput = true })!;
        var output = tar.StandardOutput.ReadToEnd();
        tar.WaitForExit();
        Assert.Equal(0, tar.ExitCode);
        return output;
    }
}
