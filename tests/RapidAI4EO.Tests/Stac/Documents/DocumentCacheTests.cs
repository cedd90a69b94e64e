using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Documents;

public sealed class DocumentCacheTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly TestFolder _cache = new();
    private readonly ConcurrentQueue<int> _answers = [];
    private CorpusHost? _host;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("catalog.json", StacText.Catalog("c", [.. Enumerable.Range(0, 20).Select(i => StacText.Link("item", $"i{i}.json"))]));
        for (var i = 0; i < 20; i++) _folder.Write($"i{i}.json", StacText.Item($"i{i}"));
        _host = await CorpusHost.StartAsync(_folder.Path, application => application.Use((context, next) =>
        {
            // Noted before the client can have any of it.
            context.Response.OnStarting(() =>
            {
                _answers.Enqueue(context.Response.StatusCode);
                return Task.CompletedTask;
            });
            return next();
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public async Task Crawl_Again_FetchesOnlyWhatChanged()
    {
        var first = await CrawlAsync();
        Assert.Equal(Enumerable.Repeat(200, 21), Answers());
        File.WriteAllText(_folder["i3.json"], StacText.Item("changed"));
        var second = await CrawlAsync();
        Assert.Equal(first.Select(id => id == "i3" ? "changed" : id), second);
        Assert.Equal((1, 20), (_answers.Count(status => status == 200), _answers.Count(status => status == 304)));
    }

    [Fact]
    public async Task Crawl_Offline_GivesTheSameAndAsksNobody()
    {
        var online = await CrawlAsync();
        Answers();
        Assert.Equal(online, await CrawlAsync(offline: true));
        Assert.Empty(_answers);
    }

    [Fact]
    public async Task Crawl_OfflineAndDamagedOrMissing_SaysWhatIsNotThere()
    {
        await CrawlAsync();
        foreach (var (file, damage) in _cache.Files.Where(file => new FileInfo(_cache[file]).Length < 1000).Take(4).Select((file, i) => (_cache[file], i))) Damage(file, damage);
        using var reader = new StacReader(new StacReaderOptions { CacheFolder = _cache.Path, Offline = true });
        var crawl = reader.Crawl(_host!.Address + "catalog.json");
        var ids = await TryAsync(crawl);
        Assert.True(ids is null || (ids.Count == 16 && crawl.ProblemCount == 4), $"{ids?.Count} found, {crawl.ProblemCount} problems");

        // Online they are fetched again, and only they.
        Answers();
        Assert.Equal(20, (await CrawlAsync()).Count);
        Assert.Equal(4, _answers.Count(status => status == 200));
    }

    [Fact]
    public async Task Crawl_TwoAtOnce_ShareTheCache()
    {
        var both = await Task.WhenAll(CrawlAsync(), CrawlAsync());
        Assert.Equal(both[0], both[1]);
        Assert.Equal(21, _cache.Files.Count);
        Assert.Equal(both[0], await CrawlAsync(offline: true));
    }

    [Fact]
    public async Task Crawl_CacheThatCannotBeWritten_GoesOnAndSaysSo()
    {
        using var reader = new StacReader(new StacReaderOptions { CacheFolder = _cache.Write("file", "no folder") });
        Assert.Equal(20, (await reader.Crawl(_host!.Address + "catalog.json").IdsAsync()).Count);
        Assert.Contains(_cache["file"], reader.CacheFault, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_ByManyAtOnceWhereNoFolderIsYet_FindsTheFolderThatAnotherMakes()
    {
        var address = DocumentAddress.Parse("https://example.org/catalog.json");
        for (var round = 0; round < 300; round++)
        {
            var cache = new DocumentCache(_cache[$"{round}"]);
            using var start = new Barrier(4);
            Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
                cache.Keep(address, new CachedDocument("{}"u8.ToArray(), new WebVersion(null, null), null));
            });
            Assert.Null(cache.Fault);
        }
    }

    [Fact]
    public async Task Keep_WhileTheCacheIsCleared_IsNoFaultOnEitherSide()
    {
        var cleared = new CacheFolder(_cache["cleared"]);
        var cache = new DocumentCache(cleared.Documents);
        var keeping = Task.Run(() => KeepMany(cache), TestContext.Current.CancellationToken);
        while (!keeping.IsCompleted) cleared.Clear();
        await keeping;
        Assert.Null(cache.Fault);
    }

    private static void KeepMany(DocumentCache cache)
    {
        for (var i = 0; i < 5000; i++)
        {
            cache.Keep(DocumentAddress.Parse($"https://example.org/{i % 400}.json"), new CachedDocument("{}"u8.ToArray(), new WebVersion(null, null), null));
        }
    }

    private static async Task<List<string>?> TryAsync(StacCrawl crawl)
    {
        try
        {
            return await crawl.IdsAsync();
        }
        catch (CorpusException)
        {
            // The catalog itself was among the damaged.
            return null;
        }
    }

    private static void Damage(string file, int kind)
    {
        var bytes = File.ReadAllBytes(file);
        if (kind == 0) File.Delete(file);
        else if (kind == 1) File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        else if (kind == 2) File.WriteAllBytes(file, []);
        else File.WriteAllBytes(file, [.. bytes[..50], (byte)(bytes[50] ^ 1), .. bytes[51..]]);
    }

    private List<int> Answers()
    {
        List<int> answers = [.. _answers];
        _answers.Clear();
        return answers;
    }

    private async Task<List<string>> CrawlAsync(bool offline = false)
    {
        using var reader = new StacReader(new StacReaderOptions { CacheFolder = _cache.Path, Offline = offline });
        return await reader.Crawl(_host!.Address + "catalog.json").IdsAsync();
    }
}
