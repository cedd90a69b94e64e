using System.Text.Json;
using NetTopologySuite.IO;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Output.GeoParquet;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Output;

/// <summary>What DuckDB reads is what the other outputs say.</summary>
public sealed class GeoParquetTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_AllSamples_AreTheRowsOfTheCsvAndThePublishedPolygons()
    {
        var all = SampleSet.All(TestIndex.Europe.Index.Count);
        Assert.Equal(TableRows.Of(TestIndex.Europe.Index, all), Rows(DuckDb.Query(Select(Write(TestIndex.Europe, all)))[0]));
    }

    [Fact]
    public void Write_RandomSelections_AreTheRowsOfTheCsv()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var search = new SampleSearch(TestIndex.ZoneBorder.Index);
        var drawn = Enumerable.Range(0, 12)
            .Select(_ => search.Find(new Subset { Draw = new SampleDraw(random.Next(random.Next(2) == 0 ? 20 : 3000), (ulong)random.Next()) }))
            .ToList();
        var read = DuckDb.Query([.. drawn.Select(samples => Select(Write(TestIndex.ZoneBorder, samples)))]);
        Assert.All(drawn.Zip(read), pair => Assert.True(
            TableRows.Of(TestIndex.ZoneBorder.Index, pair.First).SequenceEqual(Rows(pair.Second)), $"seed {seed}, {pair.First.Count} samples"));
    }

    [Fact]
    public void Write_Polygons_LieInTheirCovering()
    {
        var path = Write(TestIndex.ZoneBorder, SampleSet.All(TestIndex.ZoneBorder.Index.Count));
        var rows = DuckDb.Query($"SELECT hex(ST_AsWKB(geometry)), bbox.xmin, bbox.ymin, bbox.xmax, bbox.ymax FROM '{path}'")[0];
        foreach (var (row, polygon) in rows.Zip(TestIndex.ZoneBorder.Polygons))
        {
            var envelope = Wkb(row[0]).EnvelopeInternal;
            Assert.Equal(polygon.EnvelopeInternal, envelope);
            Assert.Equal([envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY], row.EnumerateArray().Skip(1).Select(number => number.GetDouble()));
        }
    }

    [Fact]
    public void Write_AnyBox_IsFoundByItsCovering()
    {
        var box = BoundingBox.Parse("11.7,50.2,12.1,50.5");
        var path = Write(TestIndex.ZoneBorder, SampleSet.All(TestIndex.ZoneBorder.Index.Count));
        var rows = DuckDb.Query($"SELECT sample_id FROM '{path}' WHERE bbox.xmax >= 11.7 AND bbox.xmin <= 12.1 AND bbox.ymax >= 50.2 AND bbox.ymin <= 50.5")[0];
        // What touches a box has bounds that touch it; footprints are squares that are turned a little, so some others have too.
        var touching = new SampleSearch(TestIndex.ZoneBorder.Index).Find(new Subset { Areas = [AreaOfInterest.Intersects(box)] });
        var found = rows.Select(row => row[0].GetString()!).ToHashSet();
        Assert.NotEqual(0, touching.Count);
        Assert.All(touching.Ordinals(), ordinal => Assert.Contains(TestIndex.ZoneBorder.Index.IdOf(ordinal).ToString(), found));
        Assert.InRange(found.Count - touching.Count, 0, touching.Count / 10);
    }

    [Fact]
    public void Write_Metadata_AreThoseOfGeoParquet()
    {
        var path = Write(TestIndex.ZoneBorder, SampleSet.All(TestIndex.ZoneBorder.Index.Count));
        var texts = Texts(path);
        var bounds = TestIndex.ZoneBorder.Polygons.Select(polygon => polygon.EnvelopeInternal).Aggregate((a, b) => a.ExpandedBy(b));
        var expected = "{'version':'1.1.0','primary_column':'geometry','columns':{'geometry':{'encoding':'WKB','geometry_types':['Polygon'],"
            + $"'orientation':'counterclockwise','bbox':[{bounds.MinX},{bounds.MinY},{bounds.MaxX},{bounds.MaxY}],"
            + "'covering':{'bbox':{'xmin':['bbox','xmin'],'ymin':['bbox','ymin'],'xmax':['bbox','xmax'],'ymax':['bbox','ymax']}}}}}";
        Assert.Equal(expected.Replace('\'', '"'), texts["geo"]);
        Assert.Equal(Licence.Labels.Attribution, texts["attribution"]);
        Assert.Equal("GEOMETRY('OGC:CRS84')", DuckDb.Query($"SELECT typeof(geometry) FROM '{path}' LIMIT 1")[0][0][0].GetString());
        Assert.All(TestIndex.ZoneBorder.Polygons, polygon => Assert.True(polygon.Shell.IsCCW));
    }

    [Fact]
    public void Write_NoSamples_IsATableWithoutRows()
    {
        var path = Write(TestIndex.ZoneBorder, new SampleSet(TestIndex.ZoneBorder.Index.Count));
        Assert.Empty(DuckDb.Query(Select(path))[0]);
        Assert.DoesNotContain("\"bbox\":[-", Texts(path)["geo"], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Cancelled_LeavesWhatWasThere()
    {
        _folder.Write("samples.parquet", "the old one");
        var index = TestIndex.ZoneBorder.Index;
        var writer = new GeoParquetWriter(index, SampleSet.All(index.Count));
        Assert.Throws<OperationCanceledException>(() => writer.Write(_folder["samples.parquet"], new CancellationToken(canceled: true)));
        Assert.Equal(["samples.parquet"], _folder.Files);
        Assert.Equal("the old one", File.ReadAllText(_folder["samples.parquet"]));
    }

    private static string Select(string path) => $"SELECT sample_id, zone, tile, \"row\", \"column\", columns('clc_.*'), hex(ST_AsWKB(geometry)) FROM '{path}'";

    private static List<string> Rows(IEnumerable<JsonElement> rows) =>
        [.. rows.Select(row => TableRows.Line(row.EnumerateArray().SkipLast(1), Wkb(row[row.GetArrayLength() - 1]).Coordinates.SelectMany(point => (double[])[point.X, point.Y])))];

    private static NetTopologySuite.Geometries.Geometry Wkb(JsonElement hex) => new WKBReader().Read(Convert.FromHexString(hex.GetString()!));

    private static Dictionary<string, string> Texts(string path) => DuckDb
        .Query($"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')")[0]
        .ToDictionary(row => row[0].GetString()!, row => row[1].GetString()!);

    private string Write(TestIndex test, SampleSet samples)
    {
        var path = _folder[$"{Guid.NewGuid():N}.parquet"];
        var length = new GeoParquetWriter(test.Index, samples).Write(path, TestContext.Current.CancellationToken);
        Assert.Equal(new FileInfo(path).Length, length);
        return path;
    }
}
