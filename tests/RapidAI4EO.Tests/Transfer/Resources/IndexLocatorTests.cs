using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Resources;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Resources;

public sealed class IndexLocatorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IndexLocator Locator => new(new CacheFolder(_folder["cache"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FindAsync_PublishedRoots_ShareOneIndex()
    {
        foreach (var root in (string[])["https://data.source.coop/planet/rapidai4eo", "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/?sig=x"])
        {
            var found = await FindAsync(root);
            Assert.Equal((_folder["cache/rapidai4eo.index"], null), (found.Path, found.Origin));
        }
    }

    [Fact]
    public async Task FindAsync_FolderWrittenInSeveralWays_HasOneIndex()
    {
        WriteResources("a/resources");
        WriteResources("b/resources");
        string[] ways = [_folder["a"], _folder["a"] + "/", _folder["a/../a"], new Uri(_folder["a"]).AbsoluteUri];
        var paths = new HashSet<string>();
        foreach (var way in ways) paths.Add((await FindAsync(way)).Path);
        paths.Add(Locator.Of(RootAddress.Parse(_folder["a/resources"])).Path);
        Assert.NotEqual(Assert.Single(paths), (await FindAsync(_folder["b"])).Path);
        Assert.DoesNotContain(_folder["cache/rapidai4eo.index"], paths);
    }

    [Fact]
    public async Task FindAsync_ImagesAlone_IsThePublishedCorpusAndSaysSo()
    {
        var found = await FindAsync(Directory.CreateDirectory(_folder["images"]).FullName);
        Assert.Null(found.Origin);
        Assert.Contains("images has no resource files", found.Doubt, StringComparison.Ordinal);
        Assert.Contains("does not", (await Assert.ThrowsAsync<CorpusException>(() => Task.Run(() => Locator.Of(RootAddress.Parse(_folder["images"]))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_NoSuchFolder_IsRefused() =>
        Assert.Contains("no folder that exists", (await Assert.ThrowsAsync<CorpusException>(() => FindAsync(_folder["nowhere"]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task FindAsync_Web_TakesTheFirstRootThatHasThem()
    {
        WriteResources("whole/resources");
        Directory.CreateDirectory(_folder["images"]);
        await using var images = await CorpusHost.StartAsync(_folder["images"], token: Token);
        await using var whole = await CorpusHost.StartAsync(_folder["whole"], token: Token);
        var found = await FindAsync(images.Address, whole.Address);
        Assert.Equal(whole.Address, found.Origin!.Address);
        Assert.Contains("is not known", (await FindAsync("http://127.0.0.1:9/")).Doubt, StringComparison.Ordinal);
    }

    private Task<IndexLocation> FindAsync(params string[] roots) =>
        (Locator with { Retry = new RetryOptions { Attempts = 1 } }).FindAsync([.. roots.Select(RootAddress.Parse)], Token);

    private void WriteResources(string folder)
    {
        foreach (var name in ResourceFiles.Names) _folder.Write($"{folder}/{name}", "x");
    }
}
