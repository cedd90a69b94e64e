using System.Diagnostics;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Crawl;

/// <summary>Documents that break a rule of STAC, JSON or RFC 3986: each is told with its path, and takes nothing else along.</summary>
public sealed class OddDocumentTests : IDisposable
{
    private const string Good = "{\"href\":\"./good.tif\",\"roles\":[\"data\"]}";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"roles":["data"]}""")]
    [InlineData("""{"href":null,"roles":["data"]}""")]
    [InlineData("""{"href":5,"roles":["data"]}""")]
    [InlineData("""{"href":{},"roles":["data"]}""")]
    [InlineData("""{"href":["a.tif"],"roles":["data"]}""")]
    [InlineData("""{"href":"","roles":["data"]}""")]
    [InlineData("""{"href":" ","roles":["data"]}""")]
    [InlineData("""{"href":"#","roles":["data"]}""")]
    [InlineData("""{"href":"\\ud800","roles":["data"]}""")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"a.tif\"")]
    [InlineData("[]")]
    public async Task Asset_WithoutAFile_IsToldAndTheOthersAreThere(string asset)
    {
        await AssertHrefsAsync($$"""{"bad":{{asset.Replace("\\\\", "\\")}},"good":{{Good}}}""", ["good.tif"], "'bad'");
        await AssertHrefsAsync($$"""{"bad":{{asset.Replace("\\\\", "\\")}},"good":{{Good}}}""", ["good.tif"], "'bad'", new StacQuery());
    }

    [Theory]
    [InlineData("[]", "no object")]
    [InlineData("\"a.tif\"", "no object")]
    [InlineData("{\"\\ud800\":{\"href\":\"a.tif\"}}", "not valid Unicode")]
    public Task Assets_ThatCannotBeNamed_AreTold(string assets, string reason) => AssertHrefsAsync(assets, [], reason);

    [Fact]
    public async Task Asset_ThatIsNotMeant_IsNotTold()
    {
        var item = _folder.Write("i.json", StacText.Item("i").Replace("\"assets\":{", "\"assets\":{\"thumb\":{\"roles\":[\"thumbnail\"]},"));
        using var reader = new StacReader();
        var crawl = reader.Crawl(item, Data);
        Assert.Equal(["i"], await crawl.IdsAsync());
        Assert.Empty(crawl.Problems);
    }

    [Theory]
    [InlineData("{\"type\":\"Feature\",", "{", "looks like an item")]
    [InlineData("\"type\":\"Feature\"", "\"type\":null", "looks like an item")]
    [InlineData("\"type\":\"Feature\"", "\"type\":4", "looks like an item")]
    [InlineData("\"type\":\"Feature\"", "\"type\":\"feature\"", "its type is 'feature'")]
    [InlineData("\"id\":\"i\"", "\"id\":3", "no id")]
    public async Task Item_OfNoKind_IsToldAndTheOthersAreThere(string there, string instead, string reason)
    {
        await AssertToldAsync(StacText.Item("i").Replace(there, instead), reason);
    }

    [Theory]
    [InlineData("""{"message":"Forbidden","links":[]}""", "has no type")]
    [InlineData("""{"code":404,"links":[],"extent":{}}""", "has no type")]
    [InlineData("""{"stac_version":"1.0.0","id":"c","description":"","links":[]}""", "has no type")]
    [InlineData("""{"type":"Catalog","stac_version":"1.0.0","id":"c","description":""}""", "no list of links")]
    [InlineData("""{"type":"Collection","stac_version":"1.0.0","id":"c","links":{"rel":"item","href":"a.json"}}""", "no list of links")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""", "features are no list")]
    [InlineData("""{"type":"FeatureCollection"}""", "features are no list")]
    [InlineData("""{"type":"Catalog","id":"c","links":[{"href":"j.json"}]}""", "without a rel")]
    [InlineData("""{"type":"Catalog","id":"c","links":["j.json"]}""", "without a rel")]
    [InlineData("""{"type":"Catalog","id":"c","links":[{"rel":"item","href":"\u0000"}]}""", "not the address")]
    [InlineData("""{"type":"Catalog","id":"c","links":[{"rel":"item","href":"a%00.json"}]}""", "not the address")]
    [InlineData("[]", "neither a catalog")]
    [InlineData("5", "neither a catalog")]
    public Task Document_OfNoKind_IsToldAndTheOthersAreThere(string text, string reason) => AssertToldAsync(text, reason);

    [Fact]
    public async Task Documents_ThatAreNoUtf8_AreToldAndTheOthersAreThere()
    {
        var item = StacText.Item("mal\u00e9");
        foreach (var (bytes, reason) in new[]
        {
            (Encoding.Latin1.GetBytes(item), "not UTF-8, as JSON has to be: byte 51, in line 1,"),
            (Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(item)).ToArray(), "byte 1,"),
            (Encoding.UTF32.GetBytes(item), "not"),
            ([.. Encoding.UTF8.GetBytes(item), 0xC3], "not UTF-8"),
            (Encoding.Latin1.GetBytes("<html>\u00e9</html>"), "web page"),
        })
        {
            File.WriteAllBytes(_folder["odd.json"], bytes);
            await AssertToldAsync(null, reason);
        }
    }

    [Theory]
    [InlineData("\"datetime\":\"2018-05-03\",\"start_datetime\":\"2018-05-01T00:00:00Z\",\"end_datetime\":\"2018-05-31T00:00:00Z\"", true, null)]
    [InlineData("\"datetime\":5,\"start_datetime\":\"2018-05-01T00:00:00Z\",\"end_datetime\":\"2018-05-31T00:00:00Z\"", true, null)]
    [InlineData("\"datetime\":\"2018-05-03T00:00:00Z\",\"start_datetime\":\"2018-06-01T00:00:00Z\",\"end_datetime\":\"2018-06-02T00:00:00Z\"", false, null)]
    [InlineData("\"datetime\":\"2018-05-03T00:00:00Z\",\"start_datetime\":\"2018-05-31T00:00:00Z\",\"end_datetime\":\"2018-05-01T00:00:00Z\"", false, "lies before")]
    [InlineData("\"datetime\":\"2018-05-03T00:00:00Z\",\"start_datetime\":\"2018-05-01\",\"end_datetime\":\"2018-05-31T00:00:00Z\"", false, "'2018-05-01' is not a time")]
    [InlineData("\"datetime\":\"2018-05-03\"", false, "'2018-05-03' is not a time")]
    [InlineData("\"datetime\":{}", false, "is not a time")]
    public async Task Times_OfAnItem_CountByStartAndEndAndOddOnesAreTold(string times, bool isFound, string? reason)
    {
        var item = _folder.Write("i.json", StacText.Item("i", times: times));
        using var reader = new StacReader();
        var crawl = reader.Crawl(item, new StacQuery { Datetime = TimeInterval.Parse("2018-05-03") });
        Assert.Equal(isFound ? ["i"] : [], await crawl.IdsAsync());
        if (reason is null) Assert.Empty(crawl.Problems);
        else Assert.Contains(reason, Assert.Single(crawl.Problems).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"datetime\":\"2018-05-03\"")]
    [InlineData("\"datetime\":{}")]
    [InlineData("\"start_datetime\":\"2018-06-01T00:00:00Z\",\"end_datetime\":\"2018-05-01T00:00:00Z\"")]
    public Task Times_OfAnAsset_TakeThatAssetAloneAlong(string time) => AssertHrefsAsync(
        $$"""{"odd":{"href":"odd.tif","roles":["data"],{{time}}},"good":{{Good}}}""", ["good.tif"], "'odd'", Data with { Datetime = TimeInterval.Parse("2018-05") });

    [Fact]
    public async Task Link_ToAPipe_IsToldAndNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes with names are made by mkfifo.");
        using (var mkfifo = Process.Start("mkfifo", [_folder["odd.json"]])) await mkfifo.WaitForExitAsync();
        await AssertToldAsync(null, "a pipe");
        File.Delete(_folder["odd.json"]);
        File.CreateSymbolicLink(_folder["odd.json"], "/dev/zero");
        await AssertToldAsync(null, "a device");
    }

    [Fact]
    public async Task Items_OfOneDocument_AreEachNamed()
    {
        var items = string.Join(',', Enumerable.Range(0, 3).Select(i => StacText.Item($"i{i}").Replace("\"href\"", "\"ref\"")));
        var path = _folder.Write("items.json", $$"""{"type":"FeatureCollection","features":[{{items}},5,6]}""");
        using var reader = new StacReader();
        var crawl = reader.Crawl(path);
        Assert.Equal(["i0", "i1", "i2"], await crawl.IdsAsync());
        string[] named = ["Member 4 ", "Member 5 ", "'i0'", "'i1'", "'i2'"];
        Assert.All(named.Zip(crawl.Problems), pair => Assert.Contains(pair.First, pair.Second.Reason, StringComparison.Ordinal));
        Assert.Equal(named.Length, crawl.ProblemCount);
    }

    [Fact]
    public async Task Children_OneOfNoKind_IsToldAndTheOthersAreListed()
    {
        _folder.Write("a.json", StacText.Catalog("a"));
        _folder.Write("b.json", """{"message":"Forbidden"}""");
        _folder.Write("c.json", StacText.Catalog("c"));
        string[] links = [.. "abcd".Select(name => StacText.Link("child", $"{name}.json"))];
        using var reader = new StacReader();
        var crawl = reader.Crawl(_folder.Write("catalog.json", StacText.Catalog("root", links)));
        var ids = new List<string?>();
        await foreach (var child in crawl.ChildrenAsync()) ids.Add(child.Id);
        Assert.Equal(["a", "c"], ids);
        Assert.Equal([_folder["b.json"], _folder["d.json"]], crawl.Problems.Select(problem => problem.Path[^1]));
    }

    private static StacQuery Data => new() { Assets = new AssetFilter { Roles = ["data"] } };

    private async Task AssertHrefsAsync(string assets, string[] expected, string reason, StacQuery? query = null)
    {
        var item = StacText.Item("i");
        var path = _folder.Write("i.json", item[..item.IndexOf("\"assets\"", StringComparison.Ordinal)] + $"\"assets\":{assets}}}");
        using var reader = new StacReader();
        var crawl = reader.Crawl(path, query ?? Data);
        var hrefs = new List<string>();
        await foreach (var found in crawl.ItemsAsync()) hrefs.AddRange(found.Assets.Select(asset => asset.AbsoluteHref));
        Assert.Equal(expected.Select(name => _folder[name]), hrefs);
        var problem = Assert.Single(crawl.Problems);
        Assert.Equal([path], problem.Path);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    /// <summary>As a link of a catalog, and as the catalog itself.</summary>
    private async Task AssertToldAsync(string? text, string reason)
    {
        if (text is not null) _folder.Write("odd.json", text);
        _folder.Write("j.json", StacText.Item("j"));
        var catalog = _folder.Write("catalog.json", StacText.Catalog("r", StacText.Link("item", "odd.json"), StacText.Link("item", "j.json")));
        using var reader = new StacReader();
        var crawl = reader.Crawl(catalog);
        Assert.Equal(["j"], await crawl.IdsAsync());
        var problem = Assert.Single(crawl.Problems);
        Assert.Equal([catalog, _folder["odd.json"]], problem.Path);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);

        if (text is null) return;
        var alone = reader.Crawl(_folder["odd.json"]);
        Assert.Empty(await alone.IdsAsync());
        Assert.Equal([_folder["odd.json"]], Assert.Single(alone.Problems).Path);
    }
}
