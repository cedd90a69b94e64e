using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Crawl;

public sealed class CrawlTests : IAsyncDisposable
{
    private static readonly RetryOptions Quick = new() { Attempts = 3, FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) };

    private readonly FaultServer _server = new();
    private readonly TestFolder _folder = new();

    private string Catalog => _server.Root.Address + "catalog.json";

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Items_ServerWithEveryFault_AreAllThoseThatCanBeRead()
    {
        string[] faulty = ["missing", "cut", "page", "empty", "truncated", "long", "nothing", "shy", "noid"];
        Put("catalog.json", StacText.Catalog("root", [.. faulty.Select(name => StacText.Link("item", name)), StacText.Link("child", "./sub/catalog.json"), StacText.Link("item", "last")]));
        Put("cut", StacText.Item("cut")[..100]);
        Put("page", "<html>Not here</html>");
        Put("empty", "");
        Put("truncated", StacText.Item("truncated"));
        _server.Misbehave("truncated", true, Fault.Truncated);
        Put("long", StacText.Item("long") + new string(' ', 20_000));
        Put("nothing", "{}");
        Put("shy", StacText.Item("shy"));
        _server.Misbehave("shy", false, Fault.ServerError, Fault.Unavailable);
        Put("noid", StacText.Item("noid").Replace("\"id\"", "\"name\""));
        Put("sub/catalog.json", StacText.Catalog("sub", StacText.Link("child", "../catalog.json"), StacText.Link("item", "deep"), StacText.Link("item", "mailto:me"), StacText.Link("item", "file:///etc/passwd")));
        Put("sub/deep", StacText.Item("deep"));
        Put("last", StacText.Item("last"));
        using var reader = new StacReader(new StacReaderOptions { Retry = Quick, MaxDocumentLength = 10_000 });
        var crawl = reader.Crawl(Catalog);
        Assert.Equal(["shy", "deep", "last"], await crawl.IdsAsync());
        string[] places = ["missing", "cut", "page", "empty", "truncated", "long", "nothing", "noid", "catalog.json", "sub/catalog.json", "sub/catalog.json"];
        Assert.Equal(places.Select(place => _server.Root.Address + place), crawl.Problems.Select(problem => problem.Path[^1]));
        Assert.All(crawl.Problems, problem => Assert.Equal(Catalog, problem.Path[0]));
        string[] reasons = ["404", "not whole", "web page", "empty", "broke off after 99", "longer than 10,000", "neither a catalog", "no id", "in a circle", "mailto", "file of this machine"];
        Assert.All(reasons.Zip(crawl.Problems), pair => Assert.Contains(pair.First, pair.Second.Reason, StringComparison.Ordinal));
        Assert.Equal(3, crawl.Problems[8].Path.Count);
    }

    [Fact]
    public async Task Items_FirstDocumentMissing_ThrowsAndOneOfNoKindIsAProblem()
    {
        using var reader = new StacReader(new StacReaderOptions { Retry = Quick });
        var e = await Assert.ThrowsAsync<StorageException>(() => reader.Crawl(Catalog).IdsAsync());
        Assert.Contains(Catalog, e.Message, StringComparison.Ordinal);
        Put("catalog.json", "<html>");
        var crawl = reader.Crawl(Catalog);
        Assert.Empty(await crawl.IdsAsync());
        Assert.Equal([Catalog], Assert.Single(crawl.Problems).Path);
    }

    [Fact]
    public async Task Items_DocumentsComeInAnyOrder_AreInTheOrderOfTheLinks()
    {
        var random = new Random(5);
        var expected = new List<string>();
        Fill("catalog.json", 0);
        _server.BeforeAnswer = _ => Task.Delay(random.Next(12));
        foreach (var parallel in new int?[] { 1, 3, 64, null })
        {
            using var reader = new StacReader(new StacReaderOptions { Parallel = parallel });
            Assert.Equal(expected, await reader.Crawl(Catalog).IdsAsync());
        }

        void Fill(string file, int depth)
        {
            var links = new List<string>();
            for (var i = 0; i < 4; i++)
            {
                var name = $"{Path.GetFileNameWithoutExtension(file)}-{i}";
                links.Add(StacText.Link(depth < 3 && i % 2 == 0 ? "child" : "item", name));
                if (depth < 3 && i % 2 == 0)
                {
                    Fill(name, depth + 1);
                }
                else
                {
                    expected.Add(name);
                    Put(name, StacText.Item(name));
                }
            }

            Put(file, StacText.Catalog(file, [.. links]));
        }
    }

    [Fact]
    public async Task Items_CatalogTenThousandDeep_AreFound()
    {
        const int Depth = 10_000;
        for (var i = 0; i < Depth; i++) _folder.Write($"{i}.json", StacText.Catalog($"{i}", StacText.Link("child", $"{i + 1}.json")));
        _folder.Write($"{Depth}.json", StacText.Catalog("last", StacText.Link("item", "gone.json"), StacText.Link("item", "item.json")));
        _folder.Write("item.json", StacText.Item("i"));
        using var reader = new StacReader();
        var crawl = reader.Crawl(_folder["0.json"]);
        Assert.Equal(["i"], await crawl.IdsAsync());
        Assert.Contains("...", Assert.Single(crawl.Problems).Path);
    }

    [Fact]
    public async Task Items_OneDocumentBySeveralSpellings_IsReadOnce()
    {
        Put("catalog.json", StacText.Catalog("c", StacText.Link("item", "i.json"), StacText.Link("item", "./x/../%69.json#f"), StacText.Link("child", "CATALOG.json"), StacText.Link("child", "?")));
        Put("CATALOG.json", StacText.Catalog("d", StacText.Link("item", "i.json"), StacText.Link("item", "j.json")));
        Put("i.json", StacText.Item("i"));
        Put("j.json", StacText.Item("j"));
        using var reader = new StacReader();
        var crawl = reader.Crawl(Catalog);
        Assert.Equal(["i", "j"], await crawl.IdsAsync());
        Assert.Equal(3, crawl.Repeated);
        Assert.Contains("circle", Assert.Single(crawl.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_OfCollections_AreThoseBelowThemAndNoOthersAreRead()
    {
        Put("catalog.json", StacText.Catalog("root", StacText.Link("child", "a"), StacText.Link("child", "b"), StacText.Link("item", "x")));
        Put("a", StacText.Catalog("A", StacText.Link("child", "a1"), StacText.Link("item", "x")));
        Put("b", StacText.Collection("B", "{}", StacText.Link("child", "b1"), StacText.Link("item", "y")));
        Put("a1", StacText.Catalog("A1", StacText.Link("item", "x")));
        Put("b1", StacText.Catalog("B1", StacText.Link("item", "z")));
        foreach (var id in "xyz") Put($"{id}", StacText.Item($"{id}"));
        using var reader = new StacReader();
        var crawl = reader.Crawl(Catalog, new StacQuery { Collections = ["B"] });
        Assert.Equal(["z", "y"], await crawl.IdsAsync());
        Assert.Equal(0, _server.RequestsFor("x"));
        var unknown = reader.Crawl(Catalog, new StacQuery { Collections = ["none", "B1", "none"] });
        Assert.Equal(["z"], await unknown.IdsAsync());
        Assert.Equal(["none"], unknown.UnknownCollections);
    }

    [Fact]
    public async Task Items_WithTimes_AreChosenByThem()
    {
        string[] items =
        [
            StacText.Item("instant"),
            StacText.Item("span", times: "\"datetime\":\"2017-01-01T00:00:00Z\",\"start_datetime\":\"2018-05-31T00:00:00Z\",\"end_datetime\":\"2019-01-01T00:00:00Z\""),
            StacText.Item("before", times: "\"datetime\":\"2018-04-30T23:59:59Z\""),
            StacText.Item("zoned", times: "\"datetime\":\"2018-04-30T23:00:00-02:00\""),
            StacText.Item("bare", times: "\"datetime\":\"2018-05-01T00:00:00\""),
            StacText.Item("bad", times: "\"datetime\":\"May\""),
            StacText.Item("none", times: "\"datetime\":null"),
        ];
        var path = _folder.Write("items.json", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', items)}},5]}""");
        using var reader = new StacReader();
        var crawl = reader.Crawl(path, new StacQuery { Datetime = TimeInterval.Parse("2018-05") });
        Assert.Equal(["instant", "span", "zoned", "bare"], await crawl.IdsAsync());
        Assert.Equal(3, crawl.ProblemCount);
        Assert.Equal(["instant", "span"], await reader.Crawl(path, new StacQuery { Limit = 2 }).IdsAsync());
    }

    [Fact]
    public async Task Assets_EveryFilter_LeavesThoseThatAreMeant()
    {
        const string Assets = """
            {"sr_1":{"href":"a","roles":["data"],"type":"image/tiff; application=geotiff","datetime":"2018-05-03T00:00:00Z"},
             "sr_2":{"href":"b","roles":["data"],"type":"image/tiff","datetime":"2018-06-03T00:00:00Z"},
             "qa_1":{"href":"c","roles":["metadata"],"type":"image/png"},"x":{"href":"d"}}
            """;
        var path = _folder.Write("i.json", StacText.Item("i").Replace("{\"data\":{\"href\":\"./i.tif\",\"roles\":[\"data\"]}}", Assets));
        Assert.Equal(["sr_1", "sr_2", "qa_1", "x"], await Names(new StacQuery()));
        Assert.Equal(["sr_1", "qa_1", "x"], await Names(new StacQuery { Datetime = TimeInterval.Parse("2018-05") }));
        Assert.Equal(["sr_1", "sr_2"], await Names(new StacQuery { Assets = new AssetFilter { Roles = ["data", "other"] } }));
        Assert.Equal(["sr_1", "x"], await Names(new StacQuery { Assets = new AssetFilter { Names = ["?r_1", "x"] } }));
        Assert.Equal(["sr_1", "sr_2", "qa_1"], await Names(new StacQuery { Assets = new AssetFilter { MediaTypes = ["IMAGE/*"] } }));
        Assert.Equal(["sr_1"], await Names(new StacQuery { Assets = new AssetFilter { MediaTypes = ["image/tiff;application=geotiff"] } }));

        async Task<List<string>> Names(StacQuery query)
        {
            using var reader = new StacReader();
            await foreach (var found in reader.Crawl(path, query).ItemsAsync()) return [.. found.Assets.Select(asset => asset.Name)];
            return [];
        }
    }

    [Fact]
    public async Task Items_PagesOfAnItemCollection_AreAllRead()
    {
        for (var page = 0; page < 3; page++)
        {
            var next = page < 2 ? StacText.Link("next", $"items?page={page + 1}") : StacText.Link("prev", "items");
            _folder.Write($"p{page}", $$"""{"type":"FeatureCollection","features":[{{StacText.Item($"i{page}")}}],"links":[{{next.Replace($"items?page={page + 1}", $"p{page + 1}")}}]}""");
        }

        var catalog = _folder.Write("catalog.json", StacText.Catalog("c", StacText.Link("items", "p0")));
        using var reader = new StacReader();
        Assert.Equal(["i0", "i1", "i2"], await reader.Crawl(catalog).IdsAsync());
    }

    [Fact]
    public async Task Items_WithMirrors_ComeFromTheOneThatHasThem()
    {
        Put("stac/catalog.json", StacText.Catalog("c", StacText.Link("item", "i"), StacText.Link("item", $"{_server.Root.Address}stac/j"), StacText.Link("item", "both")));
        Put("stac/i", StacText.Item("i"));
        _server.Misbehave("stac/both", true, Fault.ServerError);
        _folder.Write("stac/j", StacText.Item("j"));
        _folder.Write("stac/both", StacText.Item("both"));
        using var reader = new StacReader(new StacReaderOptions { Roots = [_server.Root, RootAddress.Parse(_folder.Path)], Retry = Quick });
        var crawl = reader.Crawl(_server.Root.Address + "stac/catalog.json");
        Assert.Equal(["i", "j", "both"], await crawl.IdsAsync());
        Assert.Empty(crawl.Problems);
    }

    [Fact]
    public async Task Items_RootWithAToken_SendItThereAndNowhereElse()
    {
        await using var stranger = new CannedServer(_ => CannedServer.Answer("200 OK", StacText.Item("far")));
        Put("catalog.json", StacText.Catalog("c", StacText.Link("item", "near"), StacText.Link("item", $"{stranger.Address}/far.json"), StacText.Link("item", "gone")));
        Put("near", StacText.Item("near", links: StacText.Link("related", $"{stranger.Address}/other.json?x=1")));
        using var reader = new StacReader(new StacReaderOptions { Roots = [_server.Root], Retry = Quick, CacheFolder = _folder["cache"] });
        var crawl = reader.Crawl(Catalog, new StacQuery { Related = [] });
        var hrefs = new List<string>();
        await foreach (var found in crawl.ItemsAsync()) hrefs.AddRange(found.Assets.Select(asset => asset.AbsoluteHref));
        Assert.Equal(3, hrefs.Count);
        Assert.Contains("sig=secret", _server.LastRequest, StringComparison.Ordinal);
        Assert.Equal(2, stranger.Requests.Count);
        Assert.All(stranger.Requests, request => Assert.DoesNotContain("sig", request, StringComparison.Ordinal));
        Assert.All(hrefs, href => Assert.DoesNotContain("sig", href, StringComparison.Ordinal));
        Assert.DoesNotContain("sig", Assert.Single(crawl.Problems).ToString(), StringComparison.Ordinal);
        Assert.All(_folder.Files, file => Assert.DoesNotContain("secret", Encoding.Latin1.GetString(File.ReadAllBytes(_folder[file])), StringComparison.Ordinal));
        Assert.Equal(4, _folder.Files.Count);
    }

    private void Put(string key, string text) => _server.Put(key, Encoding.UTF8.GetBytes(text));
}
