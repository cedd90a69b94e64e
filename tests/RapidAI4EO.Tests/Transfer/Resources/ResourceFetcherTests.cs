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

public sealed class ResourceFetcherTests : IDisposable
{
    private static readonly RetryOptions Once = new() { Attempts = 1 };

    private readonly TestFolder _folder = new();

    public ResourceFetcherTests()
    {
        foreach (var name in ResourceFiles.Names)
        {
            _folder.Write($"root/resources/{name}", $"this is {name}");
        }
    }

    private CacheFolder Cache => new(_folder["cache"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FetchAsync_Web_FillsTheCacheAndTellsHowFar()
    {
        await using var host = await CorpusHost.StartAsync(_folder["root"], token: TestContext.Current.CancellationToken);
        var last = new ResourceFetchProgress();
        var files = await Fetcher(host.Address).FetchAsync(new Receiver(p => last = p), TestContext.Current.CancellationToken);
        Assert.Equal(Cache.ResourcesOf(RootAddress.Parse(host.Address)), files.Folder);
        Assert.Empty(files.Missing);
        Assert.Equal(ResourceFiles.Names.Sum(name => $"this is {name}".Length), last.BytesFetched);
        Assert.Equal(last.BytesTotal, last.BytesFetched);
    }

    [Fact]
    public async Task FetchAsync_Folder_IsReadWhereItIs()
    {
        var files = await Fetcher(_folder["root"]).FetchAsync(token: TestContext.Current.CancellationToken);
        Assert.Equal(_folder["root/resources"], files.Folder);
        Assert.False(Directory.Exists(Cache.Path));
    }

    [Fact]
    public async Task FetchAsync_FileChangedInTheCache_FetchesItAgain()
    {
        await using var host = await CorpusHost.StartAsync(_folder["root"], token: TestContext.Current.CancellationToken);
        await Fetcher(host.Address).FetchAsync(token: TestContext.Current.CancellationToken);
        var labels = new ResourceFiles(Cache.ResourcesOf(RootAddress.Parse(host.Address))).Labels;
        await File.AppendAllTextAsync(labels, "and more", TestContext.Current.CancellationToken);
        await Fetcher(host.Address).FetchAsync(token: TestContext.Current.CancellationToken);
        Assert.Equal($"this is {ResourceFiles.LabelsName}", await File.ReadAllTextAsync(labels, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FetchAsync_FirstRootDown_TakesTheSecond()
    {
        var files = await Fetcher("http://127.0.0.1:9/", _folder["root"]).FetchAsync(token: TestContext.Current.CancellationToken);
        Assert.Equal(_folder["root/resources"], files.Folder);
    }

    [Fact]
    public async Task FetchAsync_NoRootAnswers_NamesThemAll()
    {
        var failure = await Assert.ThrowsAsync<CorpusException>(
            () => Fetcher("http://127.0.0.1:9/", _folder["nowhere"]).FetchAsync(token: TestContext.Current.CancellationToken));
        Assert.Contains("127.0.0.1:9", failure.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["nowhere"], failure.Message, StringComparison.Ordinal);
    }

    private ResourceFetcher Fetcher(params string[] roots) => new([.. roots.Select(RootAddress.Parse)], Cache) { Retry = Once };

    private sealed class Receiver(Action<ResourceFetchProgress> receive) : IProgress<ResourceFetchProgress>
    {
        public void Report(ResourceFetchProgress value) => receive(value);
    }
}
