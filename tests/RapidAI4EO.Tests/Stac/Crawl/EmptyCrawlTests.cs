using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Doubts;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Crawl;

/// <summary>A crawl that finds nothing says why: from a collection's extent, from items, from their assets.</summary>
public sealed class EmptyCrawlTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StacReader _reader = new();

    public EmptyCrawlTests()
    {
        const string Extent = """{"spatial":{"bbox":[[13,52,14,53]]},"temporal":{"interval":[["2018-01-01T00:00:00Z","2019-12-31T00:00:00Z"]]}}""";
        _folder.Write("catalog.json", StacText.Catalog("c", [StacText.Link("child", "collection.json"), StacText.Link("item", "loose.json")]));
        _folder.Write("collection.json", StacText.Collection("k", Extent, [StacText.Link("item", "a.json")]));
        _folder.Write("a.json", Item("a", 13.4, 52.5, "2018-05-03T10:30:00Z"));
        _folder.Write("loose.json", Item("loose", 11.5, 48.1, "2020-02-01T00:00:00Z"));
        _folder.Write("empty.json", StacText.Catalog("e", []));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("2022", null, DoubtKind.NoTimeStep, "2018-01-01T00:00:00Z/2020-02-01T00:00:00Z")]
    [InlineData(null, "52.3,13.1,52.7,13.6", DoubtKind.AxesSwapped, "longitude first")]
    [InlineData(null, "-80,-10,-79,-9", DoubtKind.NoItemThere, "longitude 11.50 and 14.00 and latitude 48.10 and 53.00")]
    [InlineData("2020", "13,52,14,53", DoubtKind.CombinationEmpty, "What is of the time lies between longitude 11.50")]
    public async Task Crawl_OfOtherTimesAndPlaces_SaysWhatThereIs(string? time, string? box, DoubtKind kind, string words)
    {
        var doubt = Assert.Single(await DoubtsAsync("catalog.json", new StacQuery
        {
            Datetime = time is null ? TimeInterval.Always : TimeInterval.Parse(time),
            Areas = box is null ? [] : [AreaOfInterest.Intersects(BoundingBox.Parse(box))],
        }));
        Assert.Equal(kind, doubt.Kind);
        Assert.Contains(words, doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thumbnail", null, null, "data, metadata")]
    [InlineData(null, "B0?", null, "image, mask")]
    [InlineData(null, null, "image/png", "image/tiff")]
    public async Task Crawl_ForAssetsThatNoItemHas_NamesThoseThatThereAre(string? role, string? name, string? type, string words)
    {
        var filter = new AssetFilter { Roles = List(role), Names = List(name), MediaTypes = List(type) };
        var doubt = Assert.Single(await DoubtsAsync("catalog.json", new StacQuery { Assets = filter }));
        Assert.Equal(DoubtKind.NoAssetChosen, doubt.Kind);
        Assert.Contains(words, doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_OfACatalogWithoutItems_SaysSo() =>
        Assert.Equal(DoubtKind.NoItemThere, Assert.Single(await DoubtsAsync("empty.json", new StacQuery())).Kind);

    [Fact]
    public async Task Crawl_ThatFindsSomething_OrMissesACollection_HasNoDoubts()
    {
        Assert.Empty(await DoubtsAsync("catalog.json", new StacQuery { Datetime = TimeInterval.Parse("2018-05") }));
        Assert.Empty(await DoubtsAsync("catalog.json", new StacQuery { Assets = new AssetFilter { Roles = ["metadata"] } }));
        Assert.Empty(await DoubtsAsync("catalog.json", new StacQuery { Collections = ["nothing"] }));
    }

    private static string[] List(string? text) => text is null ? [] : [text];

    private static string Item(string id, double longitude, double latitude, string time) => FormattableString.Invariant($$$"""
        {"type":"Feature","stac_version":"1.0.0","id":"{{{id}}}","geometry":{"type":"Point","coordinates":[{{{longitude}}},{{{latitude}}}] },"bbox":[{{{longitude}}},{{{latitude}}},{{{longitude}}},{{{latitude}}}],
         "properties":{"datetime":"{{{time}}}" },"links":[],
         "assets":{"image":{"href":"./image.tif","type":"image/tiff","roles":["data"]},"mask":{"href":"./mask.tif","type":"image/tiff","roles":["metadata"] } } }
        """);

    private async Task<IReadOnlyList<Doubt>> DoubtsAsync(string catalog, StacQuery query)
    {
        var crawl = _reader.Crawl(_folder[catalog], query);
        await crawl.IdsAsync();
        Assert.Empty(crawl.Problems);
        return crawl.Doubts;
    }
}
