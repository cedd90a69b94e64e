using System.Security.Cryptography;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Azure;

/// <summary>A container behind a network that breaks connections.</summary>
[Collection(Azurite.Collection)]
public sealed class AzuriteFaultTests(Azurite azurite) : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(200_000L)]
    public async Task Downloader_ConnectionsBreak_EndsWithWhatTheContainerHasAndItsMd5(long? shardSize)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var container = await azurite.CreateContainerAsync(isPublic: false);
        var truth = Enumerable.Range(0, 60).ToDictionary(i => $"imagery/33N/{i % 4}/{i}.tif", i => Bytes.Random(1 + (i * 1371), i));
        foreach (var (key, content) in truth) await azurite.Blobs.PutAsync(container, "rapidai4eo/" + key, content);
        await using var proxy = new FaultProxy(new Uri(azurite.Blobs.Address).Port, seed);
        using var store = Open(container, proxy);
        var options = new DownloadOptions
        {
            Roots = [store],
            Destination = _folder.Path,
            ShardSize = shardSize,
            GiveUpAfter = 1000,
            Retry = new RetryOptions { Attempts = 3 },
            TimeProvider = new InstantTime(),
        };

        await using var watch = new DestinationWatch(_folder.Path, truth);
        var first = await RunAsync(options, truth.Keys);
        Assert.Equal((60L, 0L), (first.Done + first.Failed, first.Missing));
        Assert.True(proxy.Broken > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{proxy.Broken} connections broken, {first.Failed} files failed at first");

        proxy.IsQuiet = true;
        var second = await RunAsync(options with { Retry = new RetryOptions { Attempts = 100 } }, truth.Keys);
        Assert.Equal((first.Failed, first.Done, true), (second.Done, second.AlreadyThere, second.IsComplete));
        Assert.True(await watch.EndAsync() > 0);
        DestinationView.AssertEqual(truth, _folder.Path);
        AssertMd5InManifest(truth);
    }

    private static Task<DownloadSummary> RunAsync(DownloadOptions options, IEnumerable<string> keys) =>
        new Downloader(options).RunAsync(keys.ToAsyncEnumerable(), null, Token);

    private void AssertMd5InManifest(Dictionary<string, byte[]> truth) => Assert.All(Manifest.Read(_folder.Path), line =>
    {
#pragma warning disable CA5351 // It is what Azure keeps.
        Assert.Equal("md5:" + Convert.ToHexStringLower(MD5.HashData(truth[line.Key])), line.Hash);
#pragma warning restore CA5351
        Assert.DoesNotContain("sig", line.Root, StringComparison.Ordinal);
    });

    private IObjectStore Open(string container, FaultProxy proxy)
    {
        var account = new UriBuilder(azurite.Blobs.Address) { Port = proxy.Port }.Uri;
        var sas = azurite.Blobs.Sign(container, "r", DateTimeOffset.UtcNow.AddHours(1));
        return ObjectStores.Open(RootAddress.Parse($"azure+{account}/{container}/rapidai4eo?{sas}"));
    }
}
