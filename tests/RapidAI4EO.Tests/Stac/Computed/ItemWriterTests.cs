using System.Buffers;
using System.Text.Json;
using FsCheck.Fluent;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Computed;

public sealed class ItemWriterTests
{
    private static readonly TestIndex Europe = TestIndex.Europe;

    [Fact]
    public void Write_AnySamplesInAnyOrder_EveryValueFollowsFromTheCorpus()
    {
        var writers = CollectionKind.All.Select(kind => new ItemWriter(Europe.Index, kind, new ItemOptions(ItemFixture.Root))).ToList();
        var zones = new HashSet<UtmZone>();
        var sampleOfEachZone = Europe.Corpus.Samples.GroupBy(sample => sample.Zone).Select(zone => zone.First());
        foreach (var sample in sampleOfEachZone)
        {
            zones.Add(sample.Zone);
            writers.ForEach(writer => AssertItem(writer, sample));
        }

        Assert.True(zones.Count > 8);
        Generators.Check(
            from kind in Gen.Choose(0, writers.Count - 1)
            from at in Gen.Choose(0, Europe.Corpus.Samples.Count - 1)
            select (Kind: kind, Sample: Europe.Corpus.Samples[at]),
            drawn => AssertItem(writers[drawn.Kind], drawn.Sample));
        writers.ForEach(writer => writer.Dispose());
    }

    [Fact]
    public void Write_SelectedTimes_ItemCoversThose()
    {
        var may = Product.PlanetFusion.Steps.Where(step => step.Date is { Year: 2018, Month: 5 }).ToList();
        var options = new ItemOptions(ItemFixture.Root) { Assets = new AssetSelection(may.Select(step => (Product.PlanetFusion, (TimeStep?)step)).Reverse()) };
        var item = ItemFixture.Item(Europe, CollectionKind.PlanetFusion, Europe.Corpus.Samples[5], options);
        Assert.Equal(may.Select(step => $"sr_{step}"), ItemFixture.Hrefs(item).Keys);
        Assert.Equal("2018-05-03T10:30:00Z", item.GetProperty("properties").Text("start_datetime"));
        Assert.Equal("2018-05-28T10:30:00Z", item.GetProperty("properties").Text("end_datetime"));
        Assert.Empty(ItemFixture.Links(item, "related"));
    }

    [Fact]
    public void Write_FieldsLeftOut_AreNotThere()
    {
        var fields = new ItemFields(member => member is not ("links" or "geometry" or "properties.bands" or "properties.clc_311" or "properties.tile"));
        var sample = Europe.Corpus.Samples.First(id => Europe.CountsOf(id)[22] > 0);
        var whole = ItemFixture.Item(Europe, CollectionKind.Sentinel2, sample);
        var part = ItemFixture.Item(Europe, CollectionKind.Sentinel2, sample, new ItemOptions(ItemFixture.Root) { Fields = fields });
        Assert.Equal(Names(whole).Except(["links", "geometry"]), Names(part));
        Assert.Contains("clc_311", Names(whole.GetProperty("properties")));
        Assert.Equal(Names(whole.GetProperty("properties")).Except(["bands", "clc_311", "tile"]), Names(part.GetProperty("properties")));
    }

    [Fact]
    public void Write_OtherLinks_AreAskedOfTheirStyle()
    {
        var sample = Europe.Corpus.Samples[3];
        var item = ItemFixture.Item(Europe, CollectionKind.Labels, sample, new ItemOptions(ItemFixture.Root) { Links = LinkStyle.Below("https://other.org/") });
        var place = CatalogNode.OfItem(CollectionKind.Labels, sample.Tile, sample);
        Assert.Equal([$"https://other.org/stac-v1.0/rapidai4eo_v1_labels/{sample.Zone}/{sample.Tile.Name}/rapidai4eo_v1_labels_{sample}.json"], ItemFixture.Links(item, "self"));
        Assert.Equal(["https://other.org/stac-v1.0/catalog.json"], ItemFixture.Links(item, "root"));
        Assert.Equal([$"https://other.org/stac-v1.0/{place.Parent.Path}"], ItemFixture.Links(item, "parent"));
    }

    [Fact]
    public void Write_RootWithOddCharacters_StaysJson()
    {
        const string Root = "/data/\"a\\b\"/\u00fc/";
        var sample = Europe.Corpus.Samples[9];
        var item = ItemFixture.Item(Europe, CollectionKind.Labels, sample, new ItemOptions(Root));
        Assert.Equal(Root + new AssetKey(sample, Product.Labels, null), ItemFixture.Hrefs(item)["labels"]);
    }

    [Fact]
    public async Task Write_TileWithTwoSpellings_ItemsStandInOneFolderAndHrefsKeepTheirIds()
    {
        using var resources = new ResourceFolder("31N_8E-200N_01_01", "31N_08E-200N_02_01").Write();
        using var index = RapidAI4EO.Index.Format.SampleIndex.Open((await resources.BuildAsync()).IndexPath!);
        using var writer = new ItemWriter(index, CollectionKind.Labels, new ItemOptions(ItemFixture.Root) { Links = LinkStyle.Below(ItemFixture.Root) });
        var items = Enumerable.Range(0, 2).Select(ordinal =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            writer.Write(ordinal, buffer);
            return JsonElement.Parse(buffer.WrittenSpan);
        }).ToList();
        Assert.Single(items.SelectMany(item => ItemFixture.Links(item, "parent")).Distinct());
        Assert.Equal(["labels/31N/8E-200N/labels_31N_8E-200N_01_01.geojson", "labels/31N/08E-200N/labels_31N_08E-200N_02_01.geojson"],
            items.Select(item => ItemFixture.Hrefs(item)["labels"][ItemFixture.Root.Length..]));
    }

    private static void AssertItem(ItemWriter writer, SampleId sample)
    {
        var (kind, item) = (writer.Collection, ItemFixture.Item(Europe, writer, sample));
        var properties = item.GetProperty("properties");
        Assert.Equal($"{kind.Id}_{sample}", item.Text("id"));
        Assert.Equal(kind.Id, item.Text("collection"));
        Assert.Equal("1.1.0", item.Text("stac_version"));
        var corners = sample.Footprint.PublishedCorners;
        double[] ring = [.. new[] { corners.SouthEast, corners.NorthEast, corners.NorthWest, corners.SouthWest, corners.SouthEast }.SelectMany(p => new[] { p.Longitude, p.Latitude })];
        Assert.Equal(ring, item.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().SelectMany(p => p.Numbers()));
        var bounds = corners.Bounds;
        Assert.Equal([bounds.West, bounds.South, bounds.East, bounds.North], item.GetProperty("bbox").Numbers());
        Assert.Equal((sample.ToString(), sample.Zone.ToString(), sample.Tile.Name), (properties.Text("sample_id"), properties.Text("zone"), properties.Text("tile")));
        Assert.Equal((sample.Row, sample.Column), (properties.GetProperty("row").GetInt32(), properties.GetProperty("column").GetInt32()));
        AssertHrefs(kind, sample, item);
        AssertShares(sample, properties);
        if (kind.PixelSize is { } pixel) AssertGrid(sample, properties, pixel);
    }

    private static void AssertHrefs(CollectionKind kind, SampleId sample, JsonElement item)
    {
        var keys = kind.Products.SelectMany(product => product.HasTime
            ? product.Steps.Select(step => new AssetKey(sample, product, step))
            : [new AssetKey(sample, product, null)]);
        Assert.Equal(
            keys.Select(key => KeyValuePair.Create(key.AssetName, ItemFixture.Root + key)).Order(Comparer<KeyValuePair<string, string>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key))),
            ItemFixture.Hrefs(item).OrderBy(asset => asset.Key, StringComparer.Ordinal));
    }

    private static void AssertShares(SampleId sample, JsonElement properties)
    {
        var counts = Europe.CountsOf(sample);
        var shares = properties.EnumerateObject().Where(property => property.Name.StartsWith("clc_", StringComparison.Ordinal)).ToDictionary(p => p.Name, p => p.Value.GetDecimal());
        Assert.Equal(counts.Count(count => count > 0), shares.Count);
        Assert.All(ClcNomenclature.Classes.Where(clc => counts[clc.Index] > 0), clc => Assert.Equal(counts[clc.Index] / 40_000m, shares[clc.Property]));
    }

    private static void AssertGrid(SampleId sample, JsonElement properties, int pixel)
    {
        var square = sample.Footprint.Bounds;
        Assert.Equal($"EPSG:{sample.Zone.EpsgCode}", properties.Text("proj:code"));
        Assert.Equal([square.XMin, square.YMin, square.XMax, square.YMax], properties.GetProperty("proj:bbox").Numbers());
        Assert.Equal([600 / pixel, 600 / pixel], properties.GetProperty("proj:shape").Numbers());
        Assert.Equal([pixel, 0, square.XMin, 0, -pixel, square.YMax], properties.GetProperty("proj:transform").Numbers());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
