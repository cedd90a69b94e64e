using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Synthetic.Stac;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Computed;

/// <summary>What the corpus's tutorial prints of the published catalog, found in the computed one.</summary>
public sealed class PublishedItemTests : IDisposable
{
    // The tutorial's first example; a made-up corpus need not have it.
    private const string Sample = "33N_16E-243N_29_01";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_TutorialsSample_HasTheAssetsThatItPrints()
    {
        using var resources = new ResourceFolder(Sample).Write();
        using var index = RapidAI4EO.Index.Format.SampleIndex.Open((await resources.BuildAsync()).IndexPath!);
        var items = CollectionKind.All.ToDictionary(kind => kind, kind =>
        {
            using var writer = new ItemWriter(index, kind, new ItemOptions(Roots.Azure.Address));
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            writer.Write(0, buffer);
            return JsonElement.Parse(buffer.WrittenSpan);
        });
        const string Folder = "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/";
        AssertAsset(items[CollectionKind.PlanetFusion], 0, "sr_2018-01-03", $"{Folder}imagery/33N/16E-243N/{Sample}/PF-SR/2018-01-03.tif", "2018-01-03T10:30:00Z", "data");
        AssertAsset(items[CollectionKind.PlanetFusion], 1, "qa_2018-01-03", $"{Folder}imagery/33N/16E-243N/{Sample}/PF-QA/2018-01-03.tif", "2018-01-03T10:30:00Z", "metadata");
        AssertAsset(items[CollectionKind.PlanetFusion], 4, "sr_2018-01-13", $"{Folder}imagery/33N/16E-243N/{Sample}/PF-SR/2018-01-13.tif", "2018-01-13T10:30:00Z", "data");
        AssertAsset(items[CollectionKind.Sentinel2], 4, "s2_2018-05", $"{Folder}imagery/33N/16E-243N/{Sample}/S2-SR/2018-05.tif", "2018-05-15T10:30:00Z", "data");
        AssertAsset(items[CollectionKind.Labels], 0, "labels", $"{Folder}labels/33N/16E-243N/labels_{Sample}.geojson", null, "labels", "labels-vector");
        Assert.Equal($"rapidai4eo_v1_source_pf_{Sample}", items[CollectionKind.PlanetFusion].Text("id"));
        Assert.Equal([$"rapidai4eo_v1_labels_{Sample}", $"rapidai4eo_v1_source_s2_{Sample}"], Related(items[CollectionKind.PlanetFusion]));
    }

    [Theory]
    [InlineData("pfsr,pfqa", "2018-05", 198, 2376)]
    [InlineData("pfsr", "2018-05", 198, 1188)]
    [InlineData("pfsr,s2", "2018-05", 396, 1386)]
    [InlineData("pfsr,pfqa,s2", null, 396, 60_192)]
    [InlineData("pfsr,s2", null, 396, 31_284)]
    [InlineData("s2", null, 198, 2_376)]
    [InlineData("pfsr,s2", "2018", 396, 16_830)]
    public void Items_Berlin_HaveAsManyAssetsAsPublished(string products, string? time, int items, int assets)
    {
        var corpus = TestIndex.Berlin;
        var subset = new Subset
        {
            Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("13.05,52.35,13.72,52.69"))],
            Products = Product.ParseList(products),
            Datetime = time is null ? TimeInterval.Always : TimeInterval.Parse(time),
        };
        var samples = new SampleSearch(corpus.Index).Find(subset, TestContext.Current.CancellationToken);
        var catalog = new ComputedCatalog(corpus.Index, samples, new ItemOptions(ItemFixture.Root) { Assets = new AssetSelection(subset.AssetsPerSample) });
        using var lines = new MemoryStream();
        new ItemCollectionWriter(catalog).WriteLines(lines, TestContext.Current.CancellationToken);
        var hrefs = System.Text.Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => ItemFixture.Hrefs(JsonElement.Parse(line))).ToList();
        Assert.Equal(items, hrefs.Count);
        var expected = new AssetList(corpus.Index, samples, subset.AssetsPerSample).Keys().Select(key => ItemFixture.Root + key).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(assets, expected.Count);
        Assert.Equal(expected, hrefs.SelectMany(item => item.Values).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_AnySample_AgreesWithThePublishedLikeness()
    {
        var corpus = TestIndex.Berlin;
        var samples = corpus.Corpus.Samples.Take(3).ToList();
        StaticStacWriter.Write(samples, _folder.Path, new Uri(ItemFixture.Root), TestContext.Current.CancellationToken);
        foreach (var (kind, sample) in CollectionKind.All.SelectMany(kind => samples.Select(sample => (kind, sample))))
        {
            var computed = ItemFixture.Item(corpus, kind, sample);
            var place = CatalogNode.OfItem(kind, sample.Tile, sample);
            var published = JsonElement.Parse(File.ReadAllBytes(_folder[$"{CatalogNode.Folder}/{place.Path}"]));
            foreach (var member in (string[])["id", "geometry", "bbox", "collection"])
            {
                Assert.True(JsonElement.DeepEquals(published.GetProperty(member), computed.GetProperty(member)), $"{place.Path}: {member}");
            }

            Assert.Equal(ItemFixture.Links(published, "related"), ItemFixture.Links(computed, "related"));
            Assert.Equal(ItemFixture.Links(published, "parent"), ItemFixture.Links(computed, "parent"));
            Assert.Equal(ItemFixture.Links(published, "collection"), ItemFixture.Links(computed, "collection"));
            Assert.Equal(ItemFixture.Links(published, "root"), ItemFixture.Links(computed, "root"));
            foreach (var (old, now) in published.GetProperty("assets").EnumerateObject().Zip(computed.GetProperty("assets").EnumerateObject()))
            {
                Assert.Equal(old.Name, now.Name);
                Assert.All(old.Value.EnumerateObject(), member => Assert.Equal(member.Value.GetRawText(), now.Value.GetProperty(member.Name).GetRawText()));
            }
        }
    }

    private static void AssertAsset(JsonElement item, int at, string name, string href, string? time, params string[] roles)
    {
        var asset = item.GetProperty("assets").EnumerateObject().ElementAt(at);
        Assert.Equal(name, asset.Name);
        Assert.Equal(href, asset.Value.Text("href"));
        Assert.Equal(time, asset.Value.TryGetProperty("datetime", out var datetime) ? datetime.GetString() : null);
        Assert.Equal(roles, asset.Value.GetProperty("roles").Strings());
        Assert.Equal(name == "labels" ? "application/geo+json" : "image/tiff; application=geotiff", asset.Value.Text("type"));
    }

    private static IEnumerable<string?> Related(JsonElement item) => ItemFixture.Links(item, "related").Select(Path.GetFileNameWithoutExtension);
}
