using RapidAI4EO.Files;
using RapidAI4EO.Tests.Transfer.Checks;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

public sealed class KnownFilesTests : CheckFixture
{
    private const string Asset = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";

    [Fact]
    public void Load_LinesOfAllKinds_CountsWhatIsVouchedForNow()
    {
        Folder.Write("shard-000000.tar", new byte[4096]);
        Append(Line(Asset), Line("x/a"), Line("x/b"), InShard("y/a"), InShard("y/b"));
        Assert.Equal((3L, 2L), Counts());
        Append(Line(Asset), Line("x/a"), InShard("y/a"));
        Assert.Equal((3L, 2L), Counts());
        Append(Line("x/a") with { State = ManifestState.Damaged }, InShard("y/b") with { State = ManifestState.Removed });
        Assert.Equal((2L, 1L), Counts());
        Append(InShard(Asset), Line("x/a"));
        Assert.Equal((2L, 2L), Counts());
        File.Delete(Folder["shard-000000.tar"]);
        Assert.Equal((2L, 0L), Counts());
    }

    [Theory]
    [InlineData("../shard-000000.tar")]
    [InlineData("/etc/passwd")]
    [InlineData("no-shard")]
    [InlineData(".rapidai4eo/x.tar")]
    public void Load_AShardThatIsNone_IsNotLookedAt(string shard)
    {
        Append(InShard("y/a") with { Shard = shard, Length = 0 });
        Folder.Write("no-shard", new byte[4096]);
        Folder.Write(".rapidai4eo/x.tar", new byte[4096]);
        Assert.Equal((0L, 0L), Counts());
    }

    [Theory]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(1, long.MaxValue)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(4096, 1)]
    public void Load_NumbersThatNoShardHolds_AreNotKnown(long offset, long length)
    {
        Folder.Write("shard-000000.tar", new byte[4096]);
        Append(InShard("y/a") with { Offset = offset, Length = length });
        Assert.False(KnownFiles.Load(Folder.Path, Token).ContainsInShard("y/a"));
    }

    [Fact]
    public async Task RunAsync_ATreeThatWasEmptied_TakesShards()
    {
        await DownloadAsync(5);
        Put("other", [1, 2, 3]);
        var sync = new Synchronizer(Folder.Path);
        await foreach (var _ in sync.Watch(new[] { "other" }.ToAsyncEnumerable(), Token))
        {
        }

        await Assert.ThrowsAsync<DestinationException>(() => DownloadAsync(["other"], Options() with { ShardSize = 10_000 }));
        Assert.Equal(5, (await sync.RunAsync(delete: true, Token)).Deleted);
        Assert.True((await DownloadAsync(["other"], Options() with { ShardSize = 10_000 })).IsComplete);
        Assert.Contains("shard-000000.tar", Folder.Files);
    }

    private static ManifestEntry Line(string key) => new(key, ManifestState.Here, 10);

    private static ManifestEntry InShard(string key) => Line(key) with { Shard = "shard-000000.tar", Offset = 512 };

    private (long Single, long InShards) Counts()
    {
        var known = KnownFiles.Load(Folder.Path, Token);
        return (known.Single, known.InShards);
    }
}
