using System.IO.Compression;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Index.Build;

public class IndexBuilderTests
{
    private const string A = "33N_15E-200N_01_09";
    private const string B = "33N_15E-200N_40_40";
    private const string C = "35N_19E-292N_23_31";

    [Fact]
    public async Task Build_SyntheticCorpus_HoldsEverySampleWithItsLandCover()
    {
        var test = TestIndex.Europe;
        Assert.Equal(test.Corpus.Samples.Order().Select(id => id.ToString()), Enumerable.Range(0, test.Index.Count).Select(i => test.Index.IdOf(i).ToString()));
        var reader = new LandCoverReader(test.Index);
        var counts = new ushort[ClcNomenclature.Count];
        for (var ordinal = 0; ordinal < test.Index.Count; ordinal++)
        {
            var id = test.Index.IdOf(ordinal);
            Assert.Equal(ordinal, test.Index.OrdinalOf(id));
            reader.Read(ordinal, counts);
            Assert.Equal(test.CountsOf(id), counts.Select(c => (int)c));
        }

        test.Index.CheckAll();
        await Task.CompletedTask;
    }

    public static TheoryData<string, Func<string, string>> Layouts => new()
    {
        { "pretty", json => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new() { WriteIndented = true }) },
        { "spaces", json => json.Replace(":", " :\t", StringComparison.Ordinal).Replace(",", " ,\r\n ", StringComparison.Ordinal) },
        { "byte order mark", json => "\uFEFF" + json },
        { "other members", json => json.Replace("{\"type\":\"FeatureCollection\"", "{\"name\":\"x\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"bbox\":[1,2,3,4],\"type\":\"FeatureCollection\"", StringComparison.Ordinal) },
        { "other properties", json => json.Replace("\"properties\":{", "\"id\":7,\"bbox\":[1,2,3,4],\"properties\":{\"a\":null,\"b\":[1,{\"sample_id\":\"x\"}],", StringComparison.Ordinal) },
        { "escaped", json => json.Replace("sample_id", "sample\\u005fid", StringComparison.Ordinal).Replace("33N_", "33N\\u005f", StringComparison.Ordinal) },
        { "exponents", json => json.Replace(".", ".0", StringComparison.Ordinal).Replace(".0", ".", StringComparison.Ordinal).Replace("],[", "e0],[", StringComparison.Ordinal) },
        { "heights", json => json.Replace("],[", ",17.5],[", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Build_AnyLayoutOfGeoJson_ReadsTheSame(string name, Func<string, string> layout)
    {
        using var folder = new ResourceFolder(A, B, C).Write(geometries: layout);
        var report = await folder.BuildAsync();
        Assert.True(report.FindingCount == 0, $"{name}: {string.Join("; ", report.Findings)}");
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Equal([A, B, C], Enumerable.Range(0, index.Count).Select(i => index.IdOf(i).ToString()));
        Assert.Equal(0, index.Info.DifferingPolygons);
    }

    [Fact]
    public async Task Build_GeometryBeforeProperties_ReadsTheSame()
    {
        using var folder = new ResourceFolder(A);
        folder.Features[0] = $$$"""{"geometry":{"coordinates":[[{{{ResourceFolder.Ring(A)}}}]],"type":"Polygon"},"properties":{"sample_id":"{{{A}}}"},"type":"Feature"}""";
        Assert.Equal(0, (await folder.Write().BuildAsync()).FindingCount);
    }

    public static TheoryData<string, Func<string, string>> Tables => new()
    {
        { "CRLF", csv => csv.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "no last line end", csv => csv.TrimEnd('\n') },
        { "byte order mark", csv => "\uFEFF" + csv },
        { "quotes", csv => "\"sample_id\"" + csv[9..].Replace(A, $"\"{A}\"", StringComparison.Ordinal) },
        { "exponents", csv => csv.Replace("0.75", "7.5e-1", StringComparison.Ordinal).Replace("0.25", "2.5E-01", StringComparison.Ordinal) },
        { "short zeros", csv => csv.Replace("0.0,", "0,", StringComparison.Ordinal) },
        { "long zeros", csv => csv.Replace("0.75", "0.7500000000000", StringComparison.Ordinal) },
        { "another column", csv => string.Join('\n', csv.TrimEnd('\n').Split('\n').Select((line, i) => (i == 0 ? "note," : "hello,") + line)) + "\n" },
        { "empty line", csv => csv + "\n" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Build_AnyLegalCsv_ReadsTheSame(string name, Func<string, string> layout)
    {
        using var folder = new ResourceFolder(A, B, C).Write(labels: layout);
        var report = await folder.BuildAsync();
        Assert.True(report.FindingCount == 0, $"{name}: {string.Join("; ", report.Findings)}");
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Equal(30_000, index.PostingsOf(ClcNomenclature.Find("clc_311")![0].Index).CountOf(1));
    }

    [Theory]
    [InlineData("5e-05", 2)]
    [InlineData("2.5e-05", 1)]
    [InlineData("0.000025", 1)]
    [InlineData("1.0", 40000)]
    [InlineData("1", 40000)]
    [InlineData("0.269575", 10783)]
    [InlineData(".5", 20000)]
    public void TryRead_MultipleOf40000th_IsItsCount(string text, int count)
    {
        var utf8 = Encoding.ASCII.GetBytes(text);
        var quick = FractionText.TryReadCount(utf8);
        Assert.True(quick == count || quick == -1);
        Assert.True(FractionText.TryRead(utf8, out var share));
        Assert.Equal(count, FractionText.CountOf(share));
    }

    [Fact]
    public async Task Build_ShareThatIsNoMultiple_KeepsItsDecimals()
    {
        using var folder = new ResourceFolder(A, B);
        folder.Rows[1] = ResourceFolder.Row(B, ("clc_311", "0.3333333333333333"), ("clc_312", "0.6666666666666667"));
        var report = await folder.Write().BuildAsync();
        Assert.Equal(0, report.FindingCount);
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Equal(2, index.Info.OddShares);
        Assert.Equal([B], Find(index, "clc_311 = 0.3333333333333333"));
        Assert.Empty(Find(index, "clc_311 = 0.333333333333333"));
        Assert.Equal([A, B], Find(index, "clc_31 = 1"));
        Assert.Equal([B], Find(index, "clc_311 < 0.5"));
        Assert.Equal([B], Find(index, "clc_311 * 3 = 0.9999999999999999"));

        using var csv = new MemoryStream();
        new SampleWriter(index, SampleSet.All(2)).WriteCsv(csv);
        Assert.Contains(folder.Rows[1], Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.30000000000000004", "0.7", true)]
    [InlineData("0.3333", "0.6667", true)]
    [InlineData("0.333333", "0.666666", true)]
    [InlineData("0.333333", "0.666664", false)]
    [InlineData("0.30000000000004", "0.7", false)]
    public async Task Build_RoundedShares_MayMissOneByTheirRounding(string a, string b, bool isAccepted)
    {
        using var folder = new ResourceFolder(A, B);
        folder.Rows[1] = ResourceFolder.Row(B, ("clc_311", a), ("clc_312", b));
        Assert.Equal(isAccepted ? 0 : 1, (await folder.Write().BuildAsync()).FindingCount);
    }

    [Fact]
    public async Task Build_PolygonOfMoreDecimals_IsKeptAsPublished()
    {
        using var folder = new ResourceFolder(A, B);
        folder.Features[0] = ResourceFolder.Feature(A, ResourceFolder.Ring(A, decimals: 9));
        var report = await folder.Write().BuildAsync();
        Assert.Equal(1, report.Info!.DifferingPolygons);
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Equal(SampleId.Parse(A).Footprint.Corners.Rounded(9), index.PublishedCorners(0));
        Assert.Equal(SampleId.Parse(B).Footprint.PublishedCorners, index.PublishedCorners(1));
    }

    [Fact]
    public async Task Build_RingFromAnotherCornerOrTheOtherWay_IsTheSameSample()
    {
        using var folder = new ResourceFolder(A, B);
        var open = ResourceFolder.Ring(A).Split("],").Select(p => p.TrimEnd(']') + "]").Take(4).ToList();
        folder.Features[0] = ResourceFolder.Feature(A, string.Join(',', open[2], open[3], open[0], open[1], open[2]));
        folder.Features[1] = ResourceFolder.Feature(B, string.Join(',', ResourceFolder.Ring(B).Split("],").Select(p => p.TrimEnd(']') + "]").Reverse()));
        var report = await folder.Write().BuildAsync();
        Assert.Equal((0, 0), (report.FindingCount, report.Info!.DifferingPolygons));
    }

    [Fact]
    public async Task Build_PaddedEasting_IsPrintedAsTheResourceFileWroteIt()
    {
        using var folder = new ResourceFolder("30N_08E-191N_01_01", "30N_8E-191N_01_02", A);
        folder.Rows[0] = folder.Rows[0].Replace("_08E", "_8E", StringComparison.Ordinal);
        await folder.Write().BuildAsync();
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Equal(["30N_08E-191N_01_01", "30N_8E-191N_01_02", A], Enumerable.Range(0, 3).Select(i => index.IdOf(i).ToString()));
        Assert.Equal(0, index.OrdinalOf(SampleId.Parse("30N_8E-191N_01_01")));
    }

    public static TheoryData<string, Action<ResourceFolder>, string> Flaws => new()
    {
        { "lonely geometry", f => f.Rows.RemoveAt(1), $"rapidai4eo_geometries.geojson.gz, feature 2, {B}: it is not in rapidai4eo_labels.csv.gz" },
        { "lonely row", f => f.Features.RemoveAt(1), $"rapidai4eo_labels.csv.gz, line 3, {B}: it is not in rapidai4eo_geometries.geojson.gz" },
        { "moved", f => f.Features[1] = ResourceFolder.Feature(B, ResourceFolder.Ring(B, by: 0.001)), $"feature 2, {B}: its polygon is not where its id says" },
        { "open ring", f => f.Features[1] = ResourceFolder.Feature(B, ResourceFolder.Ring(B)[..^1] + "1]"), $"feature 2, {B}: its polygon is not closed" },
        { "three corners", f => f.Features[1] = ResourceFolder.Feature(B, "[15,50],[15.1,50],[15.1,50.1],[15,50]"), $"feature 2, {B}: its polygon has 4 vertices" },
        { "two rings", f => f.Features[1] = ResourceFolder.Feature(B, ResourceFolder.Ring(B) + "],[" + ResourceFolder.Ring(B)), $"feature 2, {B}: its polygon is malformed" },
        { "text in ring", f => f.Features[1] = ResourceFolder.Feature(B, ResourceFolder.Ring(B).Replace("[1", "[\"1\",1", StringComparison.Ordinal)), $"feature 2, {B}: its polygon is malformed" },
        { "point", f => f.Features[1] = f.Features[1].Replace("Polygon", "Point", StringComparison.Ordinal), $"feature 2, {B}: its geometry is a Point" },
        { "no geometry", f => f.Features[1] = $$$"""{"type":"Feature","properties":{"sample_id":"{{{B}}}"},"geometry":null}""", $"feature 2, {B}: it has no geometry" },
        { "no id", f => f.Features[1] = f.Features[1].Replace("sample_id", "sampleid", StringComparison.Ordinal), "feature 2: it has no property sample_id" },
        { "bad id", f => f.Features[1] = f.Features[1].Replace("40_40", "41_40", StringComparison.Ordinal), "feature 2, 33N_15E-200N_41_40: its sample_id is not an id" },
        { "twice", f => f.Features.Add(f.Features[1]), $"{B}: it is here a second time" },
        { "row twice", f => f.Rows.Add(f.Rows[1]), $"{B}: it is here a second time" },
        { "sum", f => f.Rows[1] = ResourceFolder.Row(B, ("clc_311", "0.75"), ("clc_312", "0.2")), $"line 3, {B}: its shares sum to 0.95, not to 1" },
        { "sum by a pixel", f => f.Rows[1] = ResourceFolder.Row(B, ("clc_311", "0.75"), ("clc_312", "0.249975")), $"line 3, {B}: its shares sum to 0.999975, not to 1" },
        { "above one", f => f.Rows[1] = ResourceFolder.Row(B, ("clc_311", "1.5"), ("clc_312", "-0.5")), $"line 3, {B}: its clc_311 is 1.5; a share lies between 0 and 1" },
        { "no number", f => f.Rows[1] = ResourceFolder.Row(B, ("clc_311", "NaN"), ("clc_312", "1")), $"line 3, {B}: its clc_311 is 'NaN', which is not a number" },
        { "empty", f => f.Rows[1] = ResourceFolder.Row(B, ("clc_311", ""), ("clc_312", "1")), $"line 3, {B}: its clc_311 is '', which is not a number" },
        { "too few", f => f.Rows[1] = f.Rows[1][..^4], $"line 3, {B}: it has 45 values; the header names 46" },
        { "too many", f => f.Rows[1] += ",0.0", $"line 3, {B}: it has more values than the 46" },
        { "row id", f => f.Rows[1] = f.Rows[1].Replace("40_40", "4_40", StringComparison.Ordinal), "line 3, 33N_15E-200N_4_40: its sample_id is not an id" },
        { "mapping", f => f.Mappings = f.Mappings.Replace("Pastures", "Meadows", StringComparison.Ordinal), "rapidai4eo_label_mappings.csv, line 19: 'clc_231,2,23,231,Pastures' was expected here" },
        { "short mapping", f => f.Mappings = f.Mappings[..f.Mappings.IndexOf("clc_999", StringComparison.Ordinal)], "rapidai4eo_label_mappings.csv, line 46: 'clc_999,9,99,999,NODATA' was expected here, and the file has ended" },
    };

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task Build_Flaw_IsNamedAndFailsOrIsLeftOut(string name, Action<ResourceFolder> flaw, string expected)
    {
        using var folder = new ResourceFolder(A, B, C);
        flaw(folder);
        folder.Write();
        var strict = await folder.BuildAsync();
        Assert.True(strict.Findings.Any(f => f.ToString().Contains(expected, StringComparison.Ordinal)), $"{name}: {string.Join("; ", strict.Findings)}");
        Assert.Null(strict.IndexPath);
        Assert.False(File.Exists(folder.IndexPath));

        var lenient = await folder.BuildAsync(lenient: true);
        Assert.Equal(strict.FindingCount, lenient.FindingCount);
        using var index = SampleIndex.Open(folder.IndexPath);
        var ids = Enumerable.Range(0, index.Count).Select(i => index.IdOf(i).ToString()).ToList();
        Assert.Contains(A, ids);
        Assert.Contains(C, ids);
        Assert.Equal(lenient.LeftOut > 0, !ids.Contains(B));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Build_IdThatIsNoText_IsLeftOut(bool isEscaped)
    {
        using var folder = new ResourceFolder(A, B, C);
        if (isEscaped) folder.Features[1] = folder.Features[1].Replace(B, B + "\\ud800", StringComparison.Ordinal);
        folder.Write();
        if (!isEscaped) ReplaceInGzip(folder.GeometriesPath, B, 0xFF);
        var lenient = await folder.BuildAsync(lenient: true);
        Assert.NotEmpty(lenient.Findings);
        using var index = SampleIndex.Open(folder.IndexPath);
        Assert.Equal([A, C], Enumerable.Range(0, index.Count).Select(i => index.IdOf(i).ToString()).Order(StringComparer.Ordinal));
    }

    private static void ReplaceInGzip(string path, string text, byte value)
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) gzip.CopyTo(plain);
        var bytes = plain.ToArray();
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) + 2] = value;
        using var written = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        written.Write(bytes);
    }

    public static TheoryData<string, Action<ResourceFolder>, string> Ruins => new()
    {
        { "cut geometries", f => Cut(f.GeometriesPath), "cut off or damaged" },
        { "cut labels", f => Cut(f.LabelsPath), "cut off or damaged" },
        { "checksum", f => Flip(f.LabelsPath, 6), "cut off or damaged" },
        { "no trailer", f => Truncate(f.LabelsPath, 8), "cut off or damaged" },
        { "half a trailer", f => Truncate(f.LabelsPath, 3), "cut off or damaged" },
        { "no geometries", f => File.Delete(f.GeometriesPath), "does not hold rapidai4eo_geometries.geojson.gz" },
        { "empty labels", f => File.WriteAllText(f.LabelsPath, ""), "is empty" },
        { "not JSON", f => File.WriteAllText(f.GeometriesPath, "hello"), "not valid JSON" },
        { "not GeoJSON", f => File.WriteAllText(f.GeometriesPath, "{\"a\":[1,2]}"), "not a GeoJSON FeatureCollection" },
        { "cut JSON", f => File.WriteAllText(f.GeometriesPath, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\""), "not valid JSON" },
        { "deep JSON", f => File.WriteAllText(f.GeometriesPath, new string('[', 100_000)), "not valid JSON" },
        { "huge value", f => File.WriteAllText(f.GeometriesPath, "{\"a\":\"" + new string('x', 3 << 20)), "a value of more than" },
        { "other table", f => File.WriteAllText(f.LabelsPath, "a,b,c\n1,2,3\n"), "its header lacks sample_id, clc_111, clc_112 and 43 more" },
        { "endless line", f => File.WriteAllText(f.LabelsPath, new string('x', 3 << 20)), "is longer than" },
    };

    [Theory]
    [MemberData(nameof(Ruins))]
    public async Task Build_RuinedFile_FailsWithOneSentenceEvenIfLenient(string name, Action<ResourceFolder> ruin, string expected)
    {
        using var folder = new ResourceFolder(A, B).Write();
        ruin(folder);
        var error = await Assert.ThrowsAsync<CorpusException>(() => folder.BuildAsync(lenient: true));
        Assert.True(error.Message.Contains(expected, StringComparison.Ordinal), $"{name}: {error.Message}");
        Assert.False(File.Exists(folder.IndexPath));
    }

    [Fact]
    public async Task Build_FailsAfterAnEarlierOne_LeavesTheOldIndex()
    {
        using var folder = new ResourceFolder(A, B).Write();
        await folder.BuildAsync();
        var before = await File.ReadAllBytesAsync(folder.IndexPath);
        folder.Rows.RemoveAt(0);
        Assert.NotEqual(0, (await folder.Write().BuildAsync()).FindingCount);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.IndexPath));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_SeveralGzipMembers_AreOneFile()
    {
        using var folder = new ResourceFolder(A, B).Write();
        var text = Encoding.UTF8.GetBytes(string.Join('\n', folder.Rows.Prepend(folder.Header)) + "\n");
        await using (var file = File.Create(folder.LabelsPath))
        {
            foreach (var part in text.Chunk(text.Length / 3))
            {
                await using var member = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                await member.WriteAsync(part);
            }
        }

        Assert.Equal(0, (await folder.BuildAsync()).FindingCount);
    }

    private static IEnumerable<string> Find(SampleIndex index, string filter) =>
        new SampleSearch(index).Find(new Subset { Filter = Cql2Parser.Parse(filter) }).Ordinals().Select(i => index.IdOf(i).ToString());

    private static void Cut(string path) => File.WriteAllBytes(path, File.ReadAllBytes(path)[..((int)new FileInfo(path).Length / 2)]);

    private static void Truncate(string path, int bytes) => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^bytes]);

    private static void Flip(string path, int fromEnd)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^fromEnd] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
