using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class DamagedManifestTests : DownloadFixture
{
    [Theory]
    [InlineData(null)]
    [InlineData(100_000L)]
    public async Task RunAsync_ABadBlock_IsToldOfUntilItsKeysAreCoveredAgain(long? shardSize)
    {
        var keys = PutFiles(60);
        var options = Options() with { ShardSize = shardSize };
        Assert.True((await RunAsync(options, keys)).IsComplete);
        Damage();
        Assert.Equal(1, (await VerifyAsync()).DamagedBlocks);

        // A run that brings all but one of those that stood there leaves the warning: of that one nobody knows.
        var lost = keys.Except(Manifest.Read(Folder.Path).Select(entry => entry.Key)).ToList();
        Assert.NotEmpty(lost);
        if (shardSize is null)
        {
            await RunAsync(options, [.. keys.Where(key => key != lost[0])]);
            Assert.Equal(1, (await VerifyAsync()).DamagedBlocks);
        }

        Assert.True((await RunAsync(options, keys)).IsComplete);
        var verdict = await VerifyAsync();
        Assert.Equal((0, 60L, true), (verdict.DamagedBlocks, verdict.Right, verdict.IsRight));
        Assert.Equal(60, (await RunAsync(options, keys)).AlreadyThere);
    }

    private Task<VerifySummary> VerifyAsync() => new Verifier(new VerifyOptions { Destination = Folder.Path }).RunAsync(token: Token);

    /// <summary>Turns a bit in the middle of the first block with lines.</summary>
    private void Damage()
    {
        var file = ManifestFolder.Files(Folder.Path)[0];
        var bytes = File.ReadAllBytes(file);
        using var stream = new MemoryStream(bytes);
        var first = GzipBlock.ReadPacked(stream, GzipBlock.NewPackedBuffer()).Length;
        var second = GzipBlock.ReadPacked(stream, GzipBlock.NewPackedBuffer()).Length;
        bytes[first + (second / 2)] ^= 0x10;
        File.WriteAllBytes(file, bytes);
    }
}
