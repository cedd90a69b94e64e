using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class SlowServerTests : DownloadFixture
{
    [Fact]
    public async Task RunAsync_ATrickleThatOutlastsTheIdleTimeout_IsNoStall()
    {
        // Fifteen seconds of a few bytes at a time, where ten of silence would be too long, which no busy machine makes of the pauses.
        var store = Open(Server, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(10) });
        using var shards = new TestFolder();
        string[] keys = ["a/one.bin", "a/two.bin"];
        foreach (var key in keys)
        {
            Server.Put(key, Bytes.Random(1500, key.Length));
            Server.Misbehave(key, true, Fault.Trickle);
        }

        var summaries = await Task.WhenAll(
            RunAsync(Options(store), keys),
            RunAsync(Options(store) with { Destination = shards.Path, ShardSize = 100_000 }, keys));
        Assert.All(summaries, summary => Assert.True(summary.IsComplete));
        Assert.All(keys, key => Assert.Equal(2, Server.RequestsFor(key)));
        DestinationView.AssertEqual(Server.Objects, Folder.Path);
        DestinationView.AssertEqual(Server.Objects, shards.Path);
    }
}
