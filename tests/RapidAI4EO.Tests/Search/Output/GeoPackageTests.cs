using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Output.GeoPackage;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Output;

/// <summary>What GDAL reads is what the other outputs say.</summary>
public sealed class GeoPackageTests : IDisposable
{
    // The fields and the ring of each feature of each file, then a null; what GDAL complains of is an error.
    private const string ReadRows = """
        import json, sys
        from osgeo import gdal, ogr
        complaints = []
        gdal.PushErrorHandler(lambda kind, number, text: complaints.append(text))
        for path in sys.argv[1:]:
            data = ogr.Open(path)
            layer = data.GetLayer("samples")
            names = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
            print(json.dumps(names))
            for feature in layer:
                ring = [number for point in feature.geometry().GetGeometryRef(0).GetPoints() for number in point[:2]]
                print(json.dumps([[feature[name] for name in names], ring]))
            print("null")
        sys.exit("; ".join(complaints) or 0)
        """;

    private const string DescribeLayer = """
        import sys
        from osgeo import ogr
        ogr.UseExceptions()
        data = ogr.Open(sys.argv[1])
        layer = data.GetLayer(0)
        print(data.GetLayerCount(), layer.GetName(), ogr.GeometryTypeToName(layer.GetGeomType()), layer.GetFIDColumn(), layer.GetFeatureCount())
        print(layer.GetSpatialRef().GetAuthorityName(None), layer.GetSpatialRef().GetAuthorityCode(None))
        print(*map(repr, layer.GetExtent()) if layer.GetFeatureCount() else [])
        print(layer.GetMetadata()["GPKG_METADATA_ITEM_1"])
        print(data.TestCapability(ogr.ODsCCreateLayer), layer.TestCapability(ogr.OLCFastSpatialFilter))
        """;

    // Takes the first feature away, moves the second to the Gulf of Guinea, and says what lies there and whether the index is sound.
    private const string Edit = """
        import sqlite3, sys
        from osgeo import ogr
        ogr.UseExceptions()
        data = ogr.Open(sys.argv[1], 1)
        layer = data.GetLayer(0)
        layer.DeleteFeature(1)
        moved = layer.GetFeature(2)
        moved.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((1 1,2 1,2 2,1 2,1 1))"))
        layer.SetFeature(moved)
        layer.SetSpatialFilterRect(0, 0, 3, 3)
        print(layer.GetFeatureCount(), layer.GetNextFeature()["sample_id"])
        del layer, data
        base = sqlite3.connect(sys.argv[1])
        print(base.execute("SELECT rtreecheck('rtree_samples_geom')").fetchone()[0], base.execute("PRAGMA integrity_check").fetchone()[0])
        print(base.execute("SELECT count(*) FROM rtree_samples_geom").fetchone()[0])
        """;

    private const string FindInBox = """
        import sys
        from osgeo import ogr
        data = ogr.Open(sys.argv[1])
        layer = data.GetLayer(0)
        layer.SetSpatialFilterRect(*map(float, sys.argv[2].split(",")))
        for feature in layer:
            print(feature["sample_id"])
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_AllSamples_AreTheRowsOfTheCsvAndThePublishedPolygons()
    {
        var all = SampleSet.All(TestIndex.Europe.Index.Count);
        Assert.Equal(TableRows.Of(TestIndex.Europe.Index, all), Read(Write(TestIndex.Europe, all)).Single());
    }

    [Fact]
    public void Write_RandomSelections_AreTheRowsOfTheCsv()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var search = new SampleSearch(TestIndex.ZoneBorder.Index);
        var drawn = Enumerable.Range(0, 8).Select(_ => search.Find(new Subset { Draw = new SampleDraw(random.Next(300), (ulong)random.Next()) })).ToList();
        var read = Read([.. drawn.Select(samples => Write(TestIndex.ZoneBorder, samples))]);
        Assert.All(drawn.Zip(read), pair => Assert.True(
            TableRows.Of(TestIndex.ZoneBorder.Index, pair.First).SequenceEqual(pair.Second), $"seed {seed}, {pair.First.Count} samples"));
    }

    [Fact]
    public void Write_AnySamples_IsAValidGeoPackage()
    {
        foreach (var samples in (SampleSet[])[SampleSet.All(TestIndex.ZoneBorder.Index.Count), new SampleSet(TestIndex.ZoneBorder.Index.Count)])
        {
            Assert.Empty(Gdal.RunModule("osgeo_utils.samples.validate_gpkg", "--extra", Write(TestIndex.ZoneBorder, samples)));
        }
    }

    [Fact]
    public void Write_Layer_SaysWhatItIs()
    {
        var bounds = TestIndex.ZoneBorder.Polygons.Select(polygon => polygon.EnvelopeInternal).Aggregate((a, b) => a.ExpandedBy(b));
        var lines = Gdal.Run(DescribeLayer, Write(TestIndex.ZoneBorder, SampleSet.All(TestIndex.ZoneBorder.Index.Count)));
        Assert.Equal($"1 samples Polygon fid {TestIndex.ZoneBorder.Index.Count}", lines[0]);
        Assert.Equal("EPSG 4326", lines[1]);
        Assert.Equal($"{bounds.MinX} {bounds.MaxX} {bounds.MinY} {bounds.MaxY}", lines[2]);
        Assert.Contains(Licence.Labels.Attribution, lines[3], StringComparison.Ordinal);
        Assert.EndsWith("True", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyBox_IsFoundByTheSpatialIndex()
    {
        var found = Gdal.Run(FindInBox, Write(TestIndex.ZoneBorder, SampleSet.All(TestIndex.ZoneBorder.Index.Count)), "11.7,50.2,12.1,50.5");
        var touching = new SampleSearch(TestIndex.ZoneBorder.Index).Find(new Subset { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("11.7,50.2,12.1,50.5"))] });
        Assert.Equal(touching.Ordinals().Select(ordinal => TestIndex.ZoneBorder.Index.IdOf(ordinal).ToString()), found.Order(Places));
    }

    [Fact]
    public void Write_ThenEdited_KeepsItsSpatialIndexRight()
    {
        var index = TestIndex.ZoneBorder.Index;
        var lines = Gdal.Run(Edit, Write(TestIndex.ZoneBorder, SampleSet.All(index.Count)));
        Assert.Equal([$"1 {index.IdOf(1)}", "ok ok", $"{index.Count - 1}"], lines);
    }

    [Fact]
    public void Write_Twice_IsTheSameFile()
    {
        var all = SampleSet.All(TestIndex.ZoneBorder.Index.Count);
        Assert.Equal(File.ReadAllBytes(Write(TestIndex.ZoneBorder, all)), File.ReadAllBytes(Write(TestIndex.ZoneBorder, all)));
    }

    [Fact]
    public void Write_Cancelled_LeavesWhatWasThere()
    {
        _folder.Write("samples.gpkg", "the old one");
        var index = TestIndex.ZoneBorder.Index;
        var writer = new GeoPackageWriter(index, SampleSet.All(index.Count));
        Assert.Throws<OperationCanceledException>(() => writer.Write(_folder["samples.gpkg"], new CancellationToken(canceled: true)));
        Assert.Equal(["samples.gpkg"], _folder.Files);
        Assert.Equal("the old one", File.ReadAllText(_folder["samples.gpkg"]));
    }

    private static Comparer<string> Places { get; } = Comparer<string>.Create((a, b) => SampleId.Parse(a).CompareTo(SampleId.Parse(b)));

    /// <summary>The rows of each file.</summary>
    private static List<List<string>> Read(params string[] paths)
    {
        var names = ((string[])["sample_id", "zone", "tile", "row", "column"]).Concat(ClcNomenclature.Classes.Select(c => c.Property));
        var files = new List<List<string>>();
        var isHeader = true;
        foreach (var line in Gdal.Run(ReadRows, paths))
        {
            var row = JsonDocument.Parse(line).RootElement;
            if (isHeader)
            {
                Assert.Equal(names, row.EnumerateArray().Select(name => name.GetString()));
                files.Add([]);
            }
            else if (row.ValueKind == JsonValueKind.Array)
            {
                files[^1].Add(TableRows.Line(row[0].EnumerateArray(), row[1].EnumerateArray().Select(number => number.GetDouble())));
            }

            isHeader = row.ValueKind == JsonValueKind.Null;
        }

        return files;
    }

    private string Write(TestIndex test, SampleSet samples)
    {
        var path = _folder[$"{Guid.NewGuid():N}.gpkg"];
        var length = new GeoPackageWriter(test.Index, samples).Write(path, TestContext.Current.CancellationToken);
        Assert.Equal(new FileInfo(path).Length, length);
        return path;
    }
}
