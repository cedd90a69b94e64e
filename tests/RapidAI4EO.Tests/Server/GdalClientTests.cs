using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Server.Conformance;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>GDAL's driver for OGC API Features, which QGIS and others build on, against the server as it is.</summary>
public sealed class GdalClientTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Script = """
        import sys
        from osgeo import gdal, ogr
        gdal.UseExceptions()
        data = gdal.OpenEx("OAPIF:" + sys.argv[1], gdal.OF_VECTOR)
        for i in range(data.GetLayerCount()):
            layer = data.GetLayer(i)
            print("layer", layer.GetName(), layer.GetFeatureCount(), layer.GetSpatialRef().GetAuthorityCode(None))
        layer = data.GetLayerByName(sys.argv[2])
        layer.SetSpatialFilterRect(11.8, 50.2, 12.1, 50.5)
        print("count", layer.GetFeatureCount())
        for feature in layer:
            box = feature.GetGeometryRef().GetEnvelope()
            print("item", feature.GetField("id"), *(f"{number:.5f}" for number in (box[0], box[2], box[1], box[3])))
        """;

    /// <summary>The columns are fixed by the first items or by the schema: with either, no land cover may be lost.</summary>
    private const string Sums = """
        import sys
        from osgeo import gdal
        gdal.UseExceptions()
        data = gdal.OpenEx("OAPIF:" + sys.argv[1], gdal.OF_VECTOR, open_options=["PAGE_SIZE=1000"])
        layer = data.GetLayerByName(sys.argv[2])
        sums = {}
        for feature in layer:
            for i in range(feature.GetFieldCount()):
                name = feature.GetFieldDefnRef(i).GetName()
                if name.startswith("clc_"): sums[name] = sums.get(name, 0) + (feature.GetField(i) or 0)
        for name, total in sums.items(): print(name, round(total * 40000))
        """;

    [Theory]
    [InlineData("rapidai4eo_v1_labels")]
    [InlineData("rapidai4eo_v1_source_s2")]
    public void Gdal_SumsOfLandCover_AreThoseOfTheCorpus(string collection)
    {
        var counts = new long[ClcNomenclature.Count];
        foreach (var id in ApiFixture.Test.Corpus.Samples)
        {
            foreach (var (c, count) in ApiFixture.Test.CountsOf(id).Index()) counts[c] += count;
        }

        Assert.Equal(
            ClcNomenclature.Classes.Select(clc => $"{clc.Property} {counts[clc.Index]}").Order(),
            Gdal.Run(Sums, api.Client.BaseAddress!.ToString(), collection).Where(line => line.StartsWith("clc_", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Gdal_OverOgcApiFeatures_SeesTheCollectionsAndTheItemsOfABox()
    {
        var lines = Gdal.Run(Script, api.Client.BaseAddress!.ToString(), Checker.Labels);
        Assert.Equal(
            ["layer rapidai4eo_v1_source_pf 3000 4326", "layer rapidai4eo_v1_source_s2 3000 4326", $"layer {Checker.Labels} 3000 4326"],
            lines.Where(line => line.StartsWith("layer", StringComparison.Ordinal)));
        string[] expected = [.. TrueItem.All
            .Where(item => item.Kind.Id == Checker.Labels && item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5)))
            .Select(item => (item.Id, Box: item.Shape.EnvelopeInternal))
            .Select(item => $"item {item.Id} {item.Box.MinX:F5} {item.Box.MinY:F5} {item.Box.MaxX:F5} {item.Box.MaxY:F5}")];
        Assert.InRange(expected.Length, 100, 2999);
        Assert.Equal($"count {expected.Length}", lines.Single(line => line.StartsWith("count", StringComparison.Ordinal)));
        Assert.Equal(expected.Order(), lines.Where(line => line.StartsWith("item", StringComparison.Ordinal)).Order());
    }
}
