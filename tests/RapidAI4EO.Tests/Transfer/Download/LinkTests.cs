using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Checks;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Links in a destination may lead to what is another's: nothing is deleted or written over through one, or at one.</summary>
public sealed class LinkTests : CheckFixture
{
    private readonly TestFolder _other = new();

    [Theory]
    [InlineData(RunFile.FolderName)]
    [InlineData(RunFile.FolderName + "/manifest")]
    public async Task RunAsync_TheFolderOfRunFilesIsALink_IsRefusedAndNothingIsTouchedThere(string link)
    {
        // As a run leaves it that was killed: a file that nobody holds.
        var dead = _other.Write("run-aaaaaaaaaaaa", "left");
        var manifest = _other.Write("000001-aaaaaaaaaaaa.tsv.gz", "no manifest");
        Link(Folder[link], _other.Path);
        Put(KeyOf(1), [1, 2, 3]);
        var fault = await Assert.ThrowsAsync<DestinationException>(() => DownloadAsync([KeyOf(1)]));
        Assert.Contains($"{Folder[link]} is a link", fault.Message, StringComparison.Ordinal);
        Assert.Throws<DestinationException>(() => ManifestAppender.Open(Folder.Path));
        Assert.Equal(["000001-aaaaaaaaaaaa.tsv.gz", "run-aaaaaaaaaaaa"], _other.Files.Order(StringComparer.Ordinal));
        Assert.Equal(("left", "no manifest"), (File.ReadAllText(dead), File.ReadAllText(manifest)));
        Assert.NotNull(new DirectoryInfo(Folder[link]).LinkTarget);
    }

    [Fact]
    public async Task Sync_AFileReplacedByALinkToAnEqualOne_LeavesBoth()
    {
        var keys = await DownloadAsync(2);
        var elsewhere = _other.Write("mine.tif", Truth[keys[1]]);
        File.Delete(Folder[keys[1]]);
        Link(Folder[keys[1]], elsewhere);
        var found = await SyncToAsync(keys[0]);
        Assert.Equal((1L, 0L, 1L), (found.Surplus, found.Deleted, found.LeftAlone));
        Assert.NotNull(new FileInfo(Folder[keys[1]]).LinkTarget);
        Assert.True(File.Exists(elsewhere));
    }

    [Fact]
    public async Task Repair_AShardReplacedByALink_LeavesTheLinkAndWhatItLeadsTo()
    {
        Put(KeyOf(0), Bytes.Random(3000, 1));
        await DownloadAsync([KeyOf(0)], Options() with { ShardSize = 2000 });
        var shard = LastLines()[KeyOf(0)].Shard!;
        var bytes = File.ReadAllBytes(Folder[shard]);
        bytes[600] ^= 1;
        var elsewhere = _other.Write("mine.tar", bytes);
        File.Delete(Folder[shard]);
        Link(Folder[shard], elsewhere);
        await VerifyAsync();
        Assert.Equal(0, (await RepairAsync()).ReplacedShards);
        Assert.True(File.Exists(elsewhere));
        Assert.NotNull(new FileInfo(Folder[shard]).LinkTarget);
    }

    [Fact]
    public void Clear_APartialFileBehindALinkedFolder_StaysThere()
    {
        var partial = RunFile.PartialEnding("aaaaaaaaaaaa", 0);
        var theirs = _other.Write($".x.tif{partial}", "theirs");
        var ours = Folder.Write($"real/.x.tif{partial}", "ours");
        Link(Folder["linked"], _other.Path);
        Folder.Write($"{RunFile.FolderName}/run-aaaaaaaaaaaa", $"linked/.x.tif{partial}\n");
        AbandonedRuns.Clear(Folder.Path);
        Assert.True(File.Exists(theirs));
        Folder.Write($"{RunFile.FolderName}/run-aaaaaaaaaaaa", $"real/.x.tif{partial}\n");
        AbandonedRuns.Clear(Folder.Path);
        Assert.False(File.Exists(ours));
    }

    private static void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
    }

    private async Task<SyncSummary> SyncToAsync(params string[] keys)
    {
        var sync = new Synchronizer(Folder.Path, new InstantTime());
        await new Downloader(Options()).RunAsync(sync.Watch(keys.ToAsyncEnumerable(), Token), null, Token);
        return await sync.RunAsync(delete: true, Token);
    }
}
