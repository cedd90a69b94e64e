using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Synthetic.Stac;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class StacCrawlSpecs : Spec, IAsyncLifetime
{
    private const string PlanetFusion = "rapidai4eo_v1_source_pf";

    private CorpusHost? _host;

    public StacCrawlSpecs(CorpusFixture corpus)
        : base(corpus)
    {
        Cli.Environment["RAPIDAI4EO_CONFIG"] = null;
        Cli.Environment["XDG_CONFIG_HOME"] = Folder["config"];
    }

    private string Catalog => _host!.Address + "stac-v1.0/catalog.json";

    public async ValueTask InitializeAsync()
    {
        StaticStacWriter.Write([.. Corpus.Corpus.Samples.Take(280)], Folder["stac"]);
        _host = await CorpusHost.StartAsync(Folder["stac"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task I_find_what_a_search_finds()
    {
        string[] where = ["--bbox", "13.05,52.35,13.4,52.69"];
        var ids = await CrawlAsync([Catalog, "--collections", PlanetFusion, .. where]);
        AssertDone(ids);
        var inCatalog = Corpus.Corpus.Samples.Take(280).Select(id => id.ToString()).ToHashSet();
        var samples = (await SearchAsync(where)).Lines.Where(inCatalog.Contains).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(samples);
        Assert.Equal(samples, ids.Lines.Select(id => id[(PlanetFusion.Length + 1)..]).Order(StringComparer.Ordinal));

        var list = Folder.Write("ids.txt", string.Join('\n', samples));
        var hrefs = await CrawlAsync([Catalog, "--collections", PlanetFusion, .. where, "--datetime", "2018-05", "--roles", "data", "--related", "rapidai4eo_v1_source_s2", "--output", "hrefs"]);
        var files = await SearchAsync("--ids", list, "--datetime", "2018-05", "--products", "pfsr,s2", "--output", "hrefs", "--root", _host!.Address);
        Assert.Equal(7 * samples.Count, hrefs.Lines.Count);
        Assert.Equal(files.Lines.Order(StringComparer.Ordinal), hrefs.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task I_can_count_list_and_draw_on_a_map()
    {
        var collections = await CrawlAsync(Catalog, "--output", "collections");
        AssertDone(collections);
        Assert.Equal([PlanetFusion, "rapidai4eo_v1_source_s2", "rapidai4eo_v1_labels"], collections.Lines);

        var count = await CrawlAsync(Catalog, "--output", "count", "--assets", "sr_2018-0*", "--quiet");
        AssertDone(count);
        Assert.Equal($"{280 * 55}\n", count.Output);
        using var counted = JsonDocument.Parse((await CrawlAsync(Catalog, "--output", "count", "--json", "--media-type", "application/geo+json")).Output);
        Assert.Equal((840, 280), (counted.RootElement.GetProperty("items").GetInt32(), counted.RootElement.GetProperty("assets").GetInt32()));
        Assert.Empty(counted.RootElement.GetProperty("problems").EnumerateArray());

        var map = await CrawlAsync(Catalog, "--collections", "rapidai4eo_v1_labels", "--output", "geojson");
        AssertDone(map);
        var area = Folder.Write("map.geojson", map.Output);
        Assert.Equal(280, (await CrawlAsync(Catalog, "--collections", PlanetFusion, "--intersects", area)).Lines.Count);
    }

    [Fact]
    public async Task I_can_have_whole_items_with_the_files_I_mean()
    {
        var lines = await CrawlAsync(Catalog, "--limit", "3", "--datetime", "2018-05", "--roles", "data", "--output", "items", "--json-lines");
        AssertDone(lines);
        Assert.Equal(3, lines.Lines.Count);
        var collection = await CrawlAsync(Catalog, "--limit", "3", "--datetime", "2018-05", "--roles", "data", "--output", "items", "--json");
        using var json = JsonDocument.Parse(collection.Output);
        var items = json.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(lines.Lines, items.Select(item => item.GetRawText()));
        Assert.All(items, item => Assert.Equal(6, item.GetProperty("assets").EnumerateObject().Count()));
        Assert.StartsWith(_host!.Address + "imagery/", items[0].GetProperty("assets").EnumerateObject().First().Value.GetProperty("href").GetString(), StringComparison.Ordinal);
        Assert.Equal(Catalog, items[0].GetProperty("links")[0].GetProperty("href").GetString());
    }

    [Fact]
    public async Task I_get_the_same_from_disk_and_without_a_network()
    {
        string[] query = ["--collections", "rapidai4eo_v1_labels", "--near", "13.4,52.5,12"];
        var online = await CrawlAsync([Catalog, .. query]);
        Assert.NotEmpty(online.Lines);
        Assert.Equal(online.Output, (await CrawlAsync([Path.Combine(Folder["stac"], "stac-v1.0", "catalog.json"), .. query])).Output);
        Assert.Equal(online.Output, (await CrawlAsync(["stac-v1.0/catalog.json", "--root", _host!.Address, .. query])).Output);
        Assert.Equal(online.Output, (await CrawlAsync([Catalog, .. query, "--offline"])).Output);
        var unread = await CrawlAsync(Catalog, "--collections", PlanetFusion, "--offline", "--limit", "1");
        Assert.Equal(3, unread.ExitCode);
        Assert.Contains("is not in the cache", unread.Error, StringComparison.Ordinal);
        Assert.Contains("Linked from", unread.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_what_is_missing_and_get_the_rest()
    {
        var item = Directory.EnumerateFiles(Folder["stac"], "rapidai4eo_v1_labels_*.json", SearchOption.AllDirectories).First();
        File.WriteAllText(item, "<html>");
        var crawl = await CrawlAsync(Catalog, "--collections", "rapidai4eo_v1_labels,nobody");
        Assert.Equal(3, crawl.ExitCode);
        Assert.Equal(279, crawl.Lines.Count);
        Assert.True(crawl.ErrorLines.Count == 2, crawl.Error);
        Assert.Contains($"{Path.GetFileName(item)}: It is a web page", crawl.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("collection.json <- ", crawl.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("no collection 'nobody'", crawl.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_of_links_that_lead_nowhere_and_see_no_stranger_s_control_characters()
    {
        const string Item = """{"type":"Feature","stac_version":"1.0.0","id":"a\u001b[2Jb\nc","geometry":null,"properties":{"datetime":"2018-05-03T00:00:00Z"},"links":[],"assets":{}}""";
        Folder.Write("item.json", Item);
        var catalog = Folder.Write("catalog.json", """
            {"type":"Catalog","stac_version":"1.0.0","id":"c","description":"c","links":[{"rel":"item"},{"rel":"item","href":"item.json"}]}
            """);
        var crawl = await CrawlAsync(catalog);
        Assert.Equal(3, crawl.ExitCode);
        Assert.Equal(["a\\u001b[2Jb\\u000ac"], crawl.Lines);
        Assert.Contains("catalog.json: It has a link (item) without an href", crawl.Error, StringComparison.Ordinal);
        Assert.Single(JsonElement.Parse((await CrawlAsync(catalog, "--json")).Output).EnumerateArray());
    }

    [Fact]
    public async Task I_am_told_of_what_is_no_catalog_and_of_files_without_an_address()
    {
        var error = Folder.Write("error.json", """{"message":"Forbidden","links":[]}""");
        foreach (var output in new[] { "ids", "collections" })
        {
            var nothing = await CrawlAsync(error, "--output", output);
            Assert.Equal((3, ""), (nothing.ExitCode, nothing.Output));
            Assert.Contains("error.json: It is JSON, but neither a catalog", nothing.Error, StringComparison.Ordinal);
        }

        const string Item = """{"type":"Feature","stac_version":"1.0.0","id":"i","geometry":null,"properties":{},"links":[],"assets":{"a":{},"b":{"href":"s3://b/c d%20e"}}}""";
        var hrefs = await CrawlAsync(Folder.Write("item.json", Item), "--output", "hrefs");
        Assert.Equal(3, hrefs.ExitCode);
        Assert.Equal(["s3://b/c d%20e"], hrefs.Lines);
        Assert.Contains("item.json: Its asset 'a' has no href", hrefs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_when_there_is_no_catalog()
    {
        AssertRefused(await CrawlAsync(_host!.Address + "none.json"), 1, "none.json");
        AssertRefused(await CrawlAsync(Folder["none.json"]), 1, "does not exist");
        AssertRefused(await CrawlAsync("ftp://example.org/catalog.json"), 2, "ftp://example.org/catalog.json");
        AssertRefused(await CrawlAsync(Catalog, "--output", "csv"), 2, "--output takes ids, hrefs");
        AssertRefused(await CrawlAsync(Catalog, "--no-cache", "--offline"), 2, "--no-cache");
        AssertRefused(await CrawlAsync(Catalog, "--output", "collections", "--collections", PlanetFusion), 2, "--collections");
        AssertRefused(await CrawlAsync(Catalog, "--json-lines"), 2, "--json-lines");
        AssertRefused(await CrawlAsync(Catalog, "--roles", "data,,x"), 2, "--roles");
        AssertRefused(await CrawlAsync(), 2, "rapidai4eo stac crawl");
    }

    [Fact]
    public async Task My_token_stays_between_the_root_and_me()
    {
        const string Secret = "c2VjcmV0";
        Cli.Environment["RAPIDAI4EO_SAS"] = "?sv=2021-12-02&sig=" + Secret;
        Cli.Environment["RAPIDAI4EO_DEBUG"] = "1";
        File.Delete(Directory.EnumerateFiles(Folder["stac"], "rapidai4eo_v1_labels_*.json", SearchOption.AllDirectories).First());
        string[][] calls = [[Catalog], [$"{Catalog}?sv=1&sig={Secret}"], [$"{_host!.Address}none.json"]];
        foreach (var call in calls)
        {
            var outcome = await CrawlAsync([.. call, "--collections", "rapidai4eo_v1_labels", "--output", "items"]);
            Assert.NotEqual(0, outcome.ExitCode);
            Assert.DoesNotContain(Secret, outcome.Output + outcome.Error, StringComparison.Ordinal);
        }

        Assert.All(TreeOf(Folder["cache"]).Values, bytes => Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
    }

    private Task<Outcome> CrawlAsync(params string[] arguments) => Cli.RunAsync(["stac", "crawl", .. arguments]);
}
