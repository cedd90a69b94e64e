using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Checks;

public sealed class SynchronizerTests : CheckFixture
{
    [Fact]
    public async Task RunAsync_AFileEditedAtItsLength_IsLeft()
    {
        var keys = await DownloadAsync(3);
        var edited = (byte[])Truth[keys[1]].Clone();
        edited[0] ^= 1;
        Folder.Write(keys[1], edited);
        var summary = await SyncAsync([keys[0]], delete: true);
        Assert.Equal((1L, 1L), (summary.Deleted, summary.LeftAlone));
        Assert.Equal(edited, File.ReadAllBytes(Folder[keys[1]]));
    }

    [Fact]
    public async Task RunAsync_AtRandom_LeavesWhatIsWantedAndWhatIsNotOurs()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const string Asset = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";
        Put(Asset, [1, 2, 3]);
        Put("deep/down/here/file", [4]);
        var keys = await DownloadAsync(60);
        await DownloadAsync([Asset, "deep/down/here/file"]);
        Folder.Write("mine.txt", "mine");
        Folder.Write(Path.GetDirectoryName(keys[55])! + "/mine.txt", "mine");
        string[] wanted = [.. Truth.Keys.Where(_ => random.Next(3) == 0), keys[0]];
        var before = Folder.Files;

        var found = await SyncAsync(wanted, delete: false);
        Assert.Equal((Truth.Count - wanted.Distinct().Count(), 0), ((int)found.Surplus, (int)found.Deleted));
        Assert.Equal(Truth.Keys.Except(wanted).Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Truth.Where(file => !wanted.Contains(file.Key)).Sum(file => file.Value.Length), found.SurplusBytes);
        Assert.Equal(before, Folder.Files);

        var deleted = await SyncAsync(wanted, delete: true);
        Assert.Equal(found.Surplus, deleted.Deleted);
        Assert.Equal(before.Where(file => !Truth.ContainsKey(file) || wanted.Contains(file)), Folder.Files);
        Assert.DoesNotContain(Directory.GetDirectories(Folder.Path, "*", SearchOption.AllDirectories), folder => !Directory.EnumerateFileSystemEntries(folder).Any());
        Assert.All(LastLines().Values, entry => Assert.Equal(wanted.Contains(entry.Key) ? ManifestState.Here : ManifestState.Removed, entry.State));
        Assert.Equal(0, (await SyncAsync(wanted, delete: true)).Surplus);
        Assert.True((await VerifyAsync()).IsRight);
    }

    [Fact]
    public async Task RunAsync_ShardsInPart_GoOnlyWhenNothingInThemIsWanted()
    {
        ManifestEntry Member(string key, int shard) => new(key, ManifestState.Here, 10) { Shard = $"shard-{shard:000000}.tar" };
        Append(Member("a", 0), Member("b", 0), Member("c", 1), Member("d", 1), Member("e", 2) with { Shard = "../x.tar" });
        Folder.Write("shard-000000.tar", new byte[1000]);
        Folder.Write("shard-000001.tar", new byte[1000]);
        var summary = await SyncAsync(["b"], delete: true);
        Assert.Equal((3L, 2L, 1L), (summary.Surplus, summary.Deleted, summary.InSharedShards));
        Assert.Equal(["shard-000000.tar"], Folder.Files);
        Assert.Equal(["c", "d"], LastLines().Values.Where(entry => entry.State == ManifestState.Removed).Select(entry => entry.Key).Order());
    }

    [Fact]
    public async Task RunAsync_ForeignLinesAndLinks_DeletesNothingOutside()
    {
        using var outside = new TestFolder();
        var secret = outside.Write("secret", [1, 2, 3]);
        outside.Write("shard-000000.tar", [1, 2, 3]);
        Directory.CreateSymbolicLink(Folder["link"], outside.Path);
        Folder.Write("changed", [1, 2, 3, 4]);
        Append(
            new ManifestEntry(secret, ManifestState.Here, 3), new ManifestEntry($"../{Path.GetFileName(outside.Path)}/secret", ManifestState.Here, 3),
            new ManifestEntry("link/secret", ManifestState.Here, 3), new ManifestEntry("changed", ManifestState.Here, 3),
            new ManifestEntry("m", ManifestState.Here, 3) { Shard = "link/shard-000000.tar" },
            new ManifestEntry("n", ManifestState.Here, 3) { Shard = "changed" });
        var summary = await SyncAsync(["a"], delete: true);
        Assert.Equal((3L, 0L, 3L), (summary.Surplus, summary.Deleted, summary.LeftAlone));
        Assert.Equal(2, outside.Files.Count);
        Assert.True(File.Exists(Folder["changed"]));
    }

    [Fact]
    public async Task RunAsync_ListEmptyOrBrokenOff_FindsAndDeletesNothing()
    {
        await DownloadAsync(3);
        Assert.Equal(new SyncSummary().Surplus, (await SyncAsync([], delete: true)).Surplus);
        var synchronizer = new Synchronizer(Folder.Path);
        await foreach (var _ in synchronizer.Watch(new[] { "a", "b" }.ToAsyncEnumerable(), Token)) break;
        Assert.False(synchronizer.KnowsList);
        Assert.Equal(0, (await synchronizer.RunAsync(delete: true, Token)).Surplus);
        Assert.Equal(3, RightByBruteForce().Length);
    }

    [Fact]
    public async Task RunAsync_GoneAlready_IsNoted()
    {
        var keys = await DownloadAsync(2);
        File.Delete(Folder[keys[0]]);
        await VerifyAsync();
        Assert.Equal(1, (await SyncAsync([keys[1]], delete: true)).Deleted);
        Assert.Equal(ManifestState.Removed, LastLines()[keys[0]].State);
        Assert.Equal(0, (await RepairAsync()).Done);
    }

    [Fact]
    public async Task Watch_ThroughADownload_KnowsTheList()
    {
        var keys = await DownloadAsync(4);
        var synchronizer = new Synchronizer(Folder.Path);
        await new Downloader(Options()).RunAsync(synchronizer.Watch(keys.Take(3).ToAsyncEnumerable()), null, Token);
        Assert.True(synchronizer.KnowsList);
        Assert.Equal([keys[3]], (await synchronizer.RunAsync(delete: false, Token)).Keys);
    }

    private async Task<SyncSummary> SyncAsync(string[] wanted, bool delete)
    {
        var synchronizer = new Synchronizer(Folder.Path);
        await foreach (var _ in synchronizer.Watch(wanted.ToAsyncEnumerable(), Token))
        {
        }

        return await synchronizer.RunAsync(delete, Token);
    }
}
