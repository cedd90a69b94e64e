using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Output;

public class OutputTests
{
    private const string Root = "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/";

    [Theory]
    [InlineData("pfsr,pfqa,s2", "../..")]
    [InlineData("pfsr,s2,labels", "2018-05")]
    [InlineData("labels", "../..")]
    public void WriteLines_AnySamples_AreTheirKeysAndHrefs(string products, string datetime)
    {
        var index = TestIndex.ZoneBorder.Index;
        var subset = new Subset { Products = Product.ParseList(products), Datetime = TimeInterval.Parse(datetime), Draw = new SampleDraw(100) };
        var list = new AssetList(index, new SampleSearch(index).Find(subset), subset.AssetsPerSample);
        var keys = list.Keys().Select(key => key.ToString()).ToList();
        Assert.Equal(list.Count, keys.Count);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(keys, Lines(stream => list.WriteLines(stream)));
        Assert.Equal(keys.Select(key => Root + key), Lines(stream => list.WriteLines(stream, Root)));
    }

    [Fact]
    public void WriteLines_FirstAssetOfTheTutorial_IsItsHref()
    {
        var test = TestIndex.ZoneBorder;
        var subset = new Subset { Ids = [test.Index.IdOf(0)], Products = [Product.PlanetFusion], Datetime = TimeInterval.Parse("2018-01-03") };
        var id = test.Index.IdOf(0);
        Assert.Equal(
            [$"{Root}imagery/{id.Zone}/{id.Tile.Name}/{id}/PF-SR/2018-01-03.tif"],
            Lines(stream => new AssetList(test.Index, new SampleSearch(test.Index).Find(subset), subset.AssetsPerSample).WriteLines(stream, Root)));
    }

    [Fact]
    public void CountByProduct_All_AreThePublishedFactors()
    {
        var index = TestIndex.ZoneBorder.Index;
        var list = new AssetList(index, SampleSet.All(index.Count), new Subset { Products = Product.All }.AssetsPerSample);
        Assert.Equal([("pfsr", 146L * 3000), ("pfqa", 146L * 3000), ("s2", 12L * 3000), ("labels", 3000L)],
            list.CountByProduct.Select(p => (p.Product.Key, p.Count)));
    }

    [Fact]
    public void WriteCsv_AllSamples_AreTheRowsOfThePublishedFile()
    {
        var test = TestIndex.Europe;
        var published = Gunzip(Path.Combine(test.Folder, "resources", "rapidai4eo_labels.csv.gz"));
        var written = Lines(stream => new SampleWriter(test.Index, SampleSet.All(test.Index.Count)).WriteCsv(stream));
        Assert.Equal(published[0], written[0]);
        Assert.Equal(published.Skip(1).Order(StringComparer.Ordinal), written.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Print_EveryCount_IsTheShortestDecimalsOfTheDouble()
    {
        // Python's repr, which pandas writes, is the shortest text that reads back as the same double.
        for (var count = 0; count <= 40_000; count++)
        {
            var text = FractionDecimals.Print(count);
            Assert.Equal(count / 40_000.0, double.Parse(text));
            Assert.True(text.Length <= Math.Max(3, (count / 40_000.0).ToString("R").Length), text);
        }

        Assert.Equal(["0.0", "2.5e-05", "5e-05", "7.5e-05", "0.0001", "0.269575", "1.0"],
            new[] { 0, 1, 2, 3, 4, 10783, 40000 }.Select(FractionDecimals.Print));
    }

    [Fact]
    public void WriteGeoJson_Samples_ArePublishedPolygons()
    {
        var index = TestIndex.ZoneBorder.Index;
        using var stream = new MemoryStream();
        new SampleWriter(index, SampleSet.All(index.Count)).WriteGeoJson(stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var features = json.RootElement.GetProperty("features");
        Assert.Equal(index.Count, features.GetArrayLength());
        var ring = features[5].GetProperty("geometry").GetProperty("coordinates")[0];
        var corners = SampleId.Parse(features[5].GetProperty("properties").GetProperty("sample_id").GetString()!).Footprint.PublishedCorners;
        Assert.Equal(5, ring.GetArrayLength());
        Assert.Equal(corners.SouthEast.Longitude, ring[0][0].GetDouble());
        Assert.Equal(corners.SouthWest.Latitude, ring[3][1].GetDouble());
        Assert.Equal(ring[0].ToString(), ring[4].ToString());
    }

    [Fact]
    public void Draw_SameSeed_IsTheSameAndSmallerDrawsArePartOfLarger()
    {
        var search = new SampleSearch(TestIndex.Europe.Index);
        List<int> Drawn(int count, ulong seed) => [.. search.Find(new Subset { Draw = new SampleDraw(count, seed) }).Ordinals()];
        Assert.Equal(Drawn(100, 1), Drawn(100, 1));
        Assert.NotEqual(Drawn(100, 1), Drawn(100, 2));
        Assert.Equal(100, Drawn(100, 1).Count);
        Assert.Subset(Drawn(500, 1).ToHashSet(), Drawn(100, 1).ToHashSet());
        Assert.Equal(TestIndex.Europe.Index.Count, Drawn(1_000_000, 1).Count);
    }

    [Fact]
    public void Find_LimitAfterDraw_IsTheFirstOfTheDrawn()
    {
        var search = new SampleSearch(TestIndex.Europe.Index);
        var drawn = search.Find(new Subset { Draw = new SampleDraw(50, 3) }).Ordinals().Take(7);
        Assert.Equal(drawn, search.Find(new Subset { Draw = new SampleDraw(50, 3), Limit = 7 }).Ordinals());
        Assert.Empty(search.Find(new Subset { Limit = 0 }).Ordinals());
    }

    private static string[] Lines(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text.TrimEnd('\n').Split('\n');
    }

    private static string[] Gunzip(string path)
    {
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
