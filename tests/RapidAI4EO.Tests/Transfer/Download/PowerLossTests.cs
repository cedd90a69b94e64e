using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>The power fails between any two steps: what the manifest has by then is on disk.</summary>
public sealed class PowerLossTests : DownloadFixture
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData(null, 16)]
    [InlineData(50_000L, 1)]
    [InlineData(50_000L, 16)]
    public async Task RunAsync_PowerFailsAtAnyMoment_EveryLineIsTrueOnDisk(long? shardSize, int parallel)
    {
        var keys = PutFiles(150);
        var disk = new RecordingSync(Folder.Path) { Truth = key => Server.Objects[key] };
        var asked = 0;
        Server.BeforeAnswer = async _ =>
        {
            // All could arrive before the first flush: some wait for a flush of those before them, of which there are more than a shard's.
            var flushes = Interlocked.Increment(ref asked) / 60;
            while (disk.Flushes < flushes) await Task.Delay(1, Token);
        };
        var options = Options() with { ShardSize = shardSize, Parallel = parallel, Disk = _ => disk };
        Assert.True((await RunAsync(options, keys)).IsComplete);
        disk.LosePower();
        Assert.Empty(disk.Untrue);
        Assert.True(disk.Flushes > 2);
        Assert.Equal(keys.Order(StringComparer.Ordinal), Manifest.Read(Folder.Path).Select(line => line.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ManyRunsOneAfterAnother_LoseNoLineInTheMerge()
    {
        // As many runs as it takes for their manifests to be merged, some of them into one.
        var keys = PutFiles(80);
        var disk = new RecordingSync(Folder.Path) { Truth = key => Server.Objects[key] };
        for (var i = 0; i < keys.Length; i += 2)
        {
            await RunAsync(Options() with { Disk = _ => disk, TimeProvider = new InstantTime() }, keys[i..(i + 2)]);
            disk.LosePower();
        }

        Assert.Empty(disk.Untrue);
        Assert.InRange(ManifestFolder.Files(Folder.Path).Length, 1, 35);
        Assert.Equal(keys.Order(StringComparer.Ordinal), Manifest.Read(Folder.Path).Select(line => line.Key).Order(StringComparer.Ordinal));
    }
}
