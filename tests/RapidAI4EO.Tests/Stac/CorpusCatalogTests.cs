using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Synthetic.Stac;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Synthetic;
using Xunit;

namespace RapidAI4EO.Tests.Stac;

/// <summary>A crawl of the corpus's catalog finds what the ids alone say, with the numbers that are published for Berlin.</summary>
public sealed class CorpusCatalogTests : IAsyncLifetime
{
    private const string Box = "13.05,52.35,13.72,52.69";

    private static readonly Uri HrefRoot = new("https://example.org/corpus/");

    private readonly TestFolder _folder = new();
    private readonly IReadOnlyList<SampleId> _berlin = [.. TestCorpora.Berlin.Samples.Where(id => BoundingBox.Parse(Box).Parts[0].Intersects(id.Footprint.PublishedCorners.Bounds))];
    private CorpusHost? _host;

    private string Catalog => _host!.Address + "stac-v1.0/catalog.json";

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(198, _berlin.Count);
        StaticStacWriter.Write([.. _berlin, .. TestCorpora.Berlin.Samples.Except(_berlin).Take(60)], _folder.Path, HrefRoot);
        _host = await CorpusHost.StartAsync(_folder.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Snippet_OfTheGuide_FindsThe1386FilesOfTheTutorial()
    {
        var hrefs = new List<string>();
        await TutorialAsync(Catalog, hrefs);
        var may = _berlin.SelectMany(id => new[] { Product.PlanetFusion, Product.Sentinel2 }.SelectMany(product =>
            product.Steps.Where(step => step.Date is { Year: 2018, Month: 5 }).Select(step => $"{HrefRoot}{new AssetKey(id, product, step)}")));
        Assert.Equal(1386, hrefs.Distinct().Count());
        Assert.Equal(may.Order(StringComparer.Ordinal), hrefs.Order(StringComparer.Ordinal));

        // Each place's six images of Planet Fusion are followed by its own mosaic of Sentinel-2.
        Assert.All(hrefs.Chunk(7), place => Assert.Single(place.Select(href => href.Split('/')[^3]).Distinct()));
    }

    [Fact]
    public void Snippet_OfTheGuide_IsTheCodeBelow()
    {
        var root = SharedData.Repository();
        var snippet = File.ReadAllText(Path.Combine(root, "docs", "stac.md")).Split("```csharp\n")[1].Split("\n```")[0].Replace("\"catalog.json\"", "catalog", StringComparison.Ordinal);
        var source = File.ReadAllText(Path.Combine(root, "tests", "RapidAI4EO.Tests", "Stac", "CorpusCatalogTests.cs"));
        Assert.All(snippet.Split('\n'), line => Assert.Contains(line, source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rapidai4eo_v1_source_pf", "2018-05", "data", 198, 1188)]
    [InlineData("rapidai4eo_v1_source_pf", "2018-05", null, 198, 2376)]
    [InlineData("rapidai4eo_v1_source_s2", "../..", null, 198, 2376)]
    [InlineData(null, "2018", "data", 594, 16830)]
    [InlineData(null, "../..", "labels", 594, 198)]
    [InlineData("rapidai4eo_v1_source_pf", "2020", null, 0, 0)]
    public async Task Crawl_OfBerlin_CountsWhatIsPublished(string? collection, string time, string? role, int items, int assets)
    {
        using var reader = new StacReader();
        var crawl = reader.Crawl(Catalog, new StacQuery
        {
            Collections = collection is null ? [] : [collection],
            Areas = [AreaOfInterest.Intersects(BoundingBox.Parse(Box))],
            Datetime = time == "../.." ? TimeInterval.Always : TimeInterval.Parse(time),
            Assets = new AssetFilter { Roles = role is null ? [] : [role] },
        });
        var (foundItems, foundAssets) = (0, 0);
        await foreach (var found in crawl.ItemsAsync())
        {
            foundItems++;
            foundAssets += found.Assets.Count;
        }

        Assert.Equal((items, assets), (foundItems, foundAssets));
        Assert.Empty(crawl.Problems);
    }

    [Fact]
    public async Task Open_TheCatalog_ListsTheTutorialsCollections()
    {
        using var reader = new StacReader();
        var ids = new List<string?>();
        await foreach (var child in reader.ChildrenAsync(await reader.OpenAsync(Catalog))) ids.Add(child.Id);
        Assert.Equal(["rapidai4eo_v1_source_pf", "rapidai4eo_v1_source_s2", "rapidai4eo_v1_labels"], ids);
    }

    [Fact]
    public async Task RelatedItems_OfAnItem_AreTheOtherTwoOfItsPlace()
    {
        using var reader = new StacReader();
        await foreach (var found in reader.Crawl(Catalog, new StacQuery { Limit = 1 }).ItemsAsync())
        {
            var place = found.Item.Id!["rapidai4eo_v1_source_pf_".Length..];
            var related = new List<string?>();
            await foreach (var item in reader.RelatedItemsAsync(found.Item)) related.Add(item.Id);
            Assert.Equal([$"rapidai4eo_v1_labels_{place}", $"rapidai4eo_v1_source_s2_{place}"], related);
        }
    }

    private static async Task TutorialAsync(string catalog, List<string> hrefs)
    {
        using var reader = new StacReader();
        var query = new StacQuery
        {
            Collections = ["rapidai4eo_v1_source_pf"],
            Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("13.05,52.35,13.72,52.69"))],
            Datetime = TimeInterval.Parse("2018-05"),
            Assets = new AssetFilter { Roles = ["data"] },
            Related = ["rapidai4eo_v1_source_s2"],
        };
        var crawl = reader.Crawl(catalog, query);
        await foreach (var found in crawl.ItemsAsync())
        {
            foreach (var asset in found.Assets)
            {
                hrefs.Add(asset.AbsoluteHref);
            }
        }
    }
}
