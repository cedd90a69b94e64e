using System.IO.Compression;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public sealed class ResourceWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public ResourceWriterTests() => ResourceWriter.Write(TestCorpora.Berlin, _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Mappings_HasThePublishedLength() =>
        Assert.Equal(1759, new FileInfo(Path.Combine(_folder.Path, ResourceWriter.MappingsKey)).Length);

    [Fact]
    public void Write_Mappings_StartsAsPublished()
    {
        var lines = File.ReadAllText(Path.Combine(_folder.Path, ResourceWriter.MappingsKey)).Split('\n');
        Assert.Equal("index,clc_level1_id,clc_level2_id,clc_level3_id,class_name", lines[0]);
        Assert.Equal("clc_111,1,11,111,Continuous urban fabric", lines[1]);
        Assert.Equal("clc_999,9,99,999,NODATA", lines[45]);
        Assert.Equal(("", 47), (lines[46], lines.Length));
    }

    [Fact]
    public void Write_Geometries_AreThePublishedPolygons()
    {
        using var document = JsonDocument.Parse(Unpack(ResourceWriter.GeometriesKey));
        var features = document.RootElement.GetProperty("features").EnumerateArray().ToArray();
        Assert.Equal(TestCorpora.Berlin.Samples.Select(s => s.ToString()), features.Select(IdOf));
        Assert.All(features, feature =>
        {
            var corners = SampleId.Parse(IdOf(feature)).Footprint.PublishedCorners;
            LonLat[] expected = [corners.SouthEast, corners.NorthEast, corners.NorthWest, corners.SouthWest, corners.SouthEast];
            Assert.Equal(expected, RingOf(feature));
        });
    }

    [Fact]
    public void Write_Labels_AreTheLandCoverInAnotherOrder()
    {
        var lines = Unpack(ResourceWriter.LabelsKey).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("sample_id," + string.Join(',', ClcNomenclature.Classes.Select(c => c.Property)), lines[0]);
        Assert.Equal(TestCorpora.Berlin.SamplesInLabelOrder().Select(s => s.ToString()), lines[1..].Select(l => l[..l.IndexOf(',')]));
        Assert.All(lines[1..], line =>
        {
            var fields = line.Split(',');
            var cover = TestCorpora.Berlin.LandCoverOf(SampleId.Parse(fields[0]));
            var expected = ClcNomenclature.Classes.Select(c => cover.FirstOrDefault(p => p.Class == c).Pixels / 40_000.0);
            Assert.Equal(expected, fields[1..].Select(double.Parse));
        });
    }

    [Fact]
    public void Write_Twice_WritesTheSameBytes()
    {
        using var other = new TestFolder();
        ResourceWriter.Write(new SyntheticCorpus(TestCorpora.Berlin.Options), other.Path);
        foreach (var key in new[] { ResourceWriter.GeometriesKey, ResourceWriter.LabelsKey })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder.Path, key)), File.ReadAllBytes(Path.Combine(other.Path, key)));
        }
    }

    private static string IdOf(JsonElement feature) => feature.GetProperty("properties").GetProperty("sample_id").GetString()!;

    private static LonLat[] RingOf(JsonElement feature) =>
        [.. feature.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(p => new LonLat(p[0].GetDouble(), p[1].GetDouble()))];

    private string Unpack(string key)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(_folder.Path, key)), CompressionMode.Decompress);
        return new StreamReader(gzip).ReadToEnd();
    }
}
