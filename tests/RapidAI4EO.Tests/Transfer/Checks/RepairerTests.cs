using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Checks;

public sealed class RepairerTests : CheckFixture
{
    [Theory]
    [InlineData(HashChoice.Auto)]
    [InlineData(HashChoice.Sha256)]
    [InlineData(HashChoice.None)]
    public async Task RunAsync_AfterAVerification_FetchesJustWhatWasFound(HashChoice hash)
    {
        var keys = await DownloadAsync(30, hash);
        File.Delete(Folder[keys[3]]);
        Folder.Write(keys[7], [.. Truth[keys[7]], 1]);
        Assert.Equal((0L, 0L), await RepairedAsync());
        await VerifyAsync();
        Assert.Equal((2L, 0L), await RepairedAsync());
        Assert.Equal(30, RightByBruteForce().Length);
        Assert.True((await VerifyAsync()).IsRight);
        Assert.Equal((0L, 0L), await RepairedAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ARootWithAnotherVersion_AsksTheNext(bool isSameLength)
    {
        var keys = await DownloadAsync(3);
        using var other = new MemoryStore();
        foreach (var key in keys) other.Put(key, Bytes.Random(Truth[key].Length + (isSameLength ? 0 : 1), 99));
        foreach (var key in keys) File.Delete(Folder[key]);
        await VerifyAsync();
        Assert.True((await RepairAsync(other, Store)).IsComplete);
        Assert.Equal(3, RightByBruteForce().Length);
    }

    [Fact]
    public async Task RunAsync_OnlyAnotherVersion_FailsAndSaysSinceWhen()
    {
        var keys = await DownloadAsync(2);
        File.Delete(Folder[keys[0]]);
        await VerifyAsync();
        Store.Put(keys[0], Bytes.Random(Truth[keys[0]].Length, 99));
        var failure = Assert.Single((await RepairAsync()).Failures);
        Assert.Equal(DownloadStage.Verify, failure.Stage);
        Assert.Contains("is not the version that arrived on 1970-01-01 from memory", failure.Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(Folder[keys[0]]));

        // A download takes what there is now, and then that is what is right.
        Assert.Equal(1, (await DownloadAsync(keys)).Done);
        Assert.True((await VerifyAsync()).IsRight);
    }

    [Fact]
    public async Task RunAsync_InShards_FetchesWhatWasFoundIntoANewShard()
    {
        for (var i = 0; i < 20; i++) Put(KeyOf(i), Bytes.Random(1 + (i * 1000), i));
        string[] keys = [.. Truth.Keys];
        var shards = Options() with { ShardSize = 20_000 };
        await DownloadAsync(keys, shards);
        var (hit, lost) = (LastLines()[keys[3]], LastLines()[keys[19]]);
        var bytes = await File.ReadAllBytesAsync(Folder[hit.Shard!], Token);
        bytes[hit.Offset] ^= 1;
        Folder.Write(hit.Shard!, bytes);
        File.Delete(Folder[lost.Shard!]);
        var gone = LastLines().Values.Count(entry => entry.Shard == lost.Shard);
        Assert.NotEqual(hit.Shard, lost.Shard);

        // A shard that is gone gives its name to no other, or its lines would speak of that.
        Put("other", Bytes.Random(100_000, 77));
        await DownloadAsync(["other"], shards);
        Assert.False(File.Exists(Folder[lost.Shard!]));

        var found = await VerifyAsync();
        Assert.Equal((1L, gone), (found.Damaged, (int)found.Missing));

        // All of a damaged shard comes anew, or whoever streams it would meet what is damaged.
        var beside = LastLines().Values.Count(entry => entry.Shard == hit.Shard);
        Assert.Equal(((long)beside + gone, 0L), await RepairedAsync());
        Assert.False(File.Exists(Folder[hit.Shard!]));
        var verified = await VerifyAsync();
        Assert.Equal((21L, true), (verified.Right, verified.IsRight));
        foreach (var (key, truth) in Truth)
        {
            var entry = LastLines()[key];
            Assert.Equal(truth, File.ReadAllBytes(Folder[entry.Shard!]).AsSpan((int)entry.Offset, (int)entry.Length).ToArray());
        }
    }

    [Fact]
    public async Task RunAsync_LinesThatLeadOutside_AreRefused()
    {
        await DownloadAsync(1);
        Append(new ManifestEntry("../x", ManifestState.Missing, 1), new ManifestEntry("/etc/x", ManifestState.Damaged, 1));
        var summary = await RepairAsync();
        Assert.Equal((0L, 2L), (summary.Done, summary.Failed));
        Assert.All(summary.Failures, failure => Assert.Equal(DownloadStage.Key, failure.Stage));
    }

    [Fact]
    public async Task RunAsync_RemovedSince_IsLeftAlone()
    {
        var keys = await DownloadAsync(1);
        File.Delete(Folder[keys[0]]);
        await VerifyAsync();
        Append(LastLines()[keys[0]] with { State = ManifestState.Removed });
        Assert.Equal((0L, 0L), await RepairedAsync());
        Assert.False(File.Exists(Folder[keys[0]]));
    }

    private async Task<(long Done, long Failed)> RepairedAsync()
    {
        var summary = await RepairAsync();
        return (summary.Done, summary.Failed);
    }
}
