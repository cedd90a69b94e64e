using System.Net;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server.Explorer;

/// <summary>What the explorer is sent, against the corpus's making.</summary>
public sealed class ExplorerEndpointTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly List<SampleId> Samples = [.. ApiFixture.Test.Corpus.Samples.Order()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_OfAllSamples_AreThoseOfTheCorpus()
    {
        await using var stream = await api.Client.GetStreamAsync("/explore/data/samples.arrow", Token);
        using var reader = new ArrowStreamReader(stream);
        using var batch = (await reader.ReadNextRecordBatchAsync(Token))!;
        Assert.Null(await reader.ReadNextRecordBatchAsync(Token));
        Assert.Equal(Samples.Count, batch.Length);
        var tiles = batch.Schema.Metadata["tiles"].Split(',');
        for (var i = 0; i < Samples.Count; i++)
        {
            var bounds = Samples[i].Footprint.PublishedCorners.Bounds;
            Assert.Equal((bounds.West + bounds.East) / 2, ((FloatArray)batch.Column("longitude")).GetValue(i)!.Value, 5e-6);
            Assert.Equal((bounds.South + bounds.North) / 2, ((FloatArray)batch.Column("latitude")).GetValue(i)!.Value, 5e-6);
            var id = $"{tiles[((Int32Array)batch.Column("tile")).GetValue(i)!.Value]}_{((UInt8Array)batch.Column("row")).GetValue(i):00}_{((UInt8Array)batch.Column("column")).GetValue(i):00}";
            Assert.Equal(Samples[i].ToString(), id);
            var counts = ApiFixture.Test.CountsOf(Samples[i]);
            foreach (var (column, code) in ((string, Func<ClcClass, int>)[])[("clc1", c => c.Level1), ("clc2", c => c.Level2), ("clc3", c => c.Code)])
            {
                var largest = ClcNomenclature.Classes.GroupBy(code).OrderByDescending(group => group.Sum(c => counts[c.Index])).ThenBy(group => group.Key).First().Key;
                Assert.Equal(largest, ((UInt16Array)batch.Column(column)).GetValue(i)!.Value);
            }
        }
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"filter":"clc_2 >= 0.25","filter-lang":"cql2-text"}""", null)]
    [InlineData("""{"bbox":[11.7,50.2,12.1,50.5]}""", null)]
    [InlineData("""{"filter":"clc_31 > 2","filter-lang":"cql2-text"}""", null)]
    [InlineData("{}", "CZ")]
    [InlineData("""{"bbox":[11.7,50.2,12.4,50.5]}""", "Germany")]
    public async Task Selection_OfASearch_HasTheBitsOfWhatItFinds(string body, string? country)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync($"/explore/selection{(country is null ? "" : $"?country={country}")}", content, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bits = await response.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal((Samples.Count + 7) / 8, bits.Length);
        var found = (await api.AllIdsAsync(await api.PostAsync("/search", body[..^1] + (body == "{}" ? "" : ",") + """ "collections":["rapidai4eo_v1_labels"],"limit":10000,"fields":{"include":["id"]}}""")))
            .Select(id => id["rapidai4eo_v1_labels_".Length..]).ToHashSet();
        var land = country is null ? null : Countries.Find(country).Geometry;
        var expected = Samples.Select((id, i) => found.Contains(id.ToString()) && (land is null || land.Covers(ApiFixture.Test.Polygons[i])));
        Assert.Equal(expected, Enumerable.Range(0, Samples.Count).Select(i => (bits[i / 8] >> (i % 8) & 1) == 1));
    }

    [Fact]
    public async Task Selection_ThatCannotBeUnderstood_IsRefusedByName()
    {
        Assert.Equal("filter", (await api.PostAsync("/explore/selection", """{"filter":"clc_31 >","filter-lang":"cql2-text"}""", HttpStatusCode.BadRequest)).GetProperty("parameter").GetString());
        Assert.Equal("country", (await api.PostAsync("/explore/selection?country=Atlantis", "{}", HttpStatusCode.BadRequest)).GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Root_ForABrowser_LeadsToTheExplorer_AndForAProgramToTheApi()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = api.Client.BaseAddress };
        foreach (var (accept, isPage) in ((string?, bool)[])
            [(null, false), ("*/*", false), ("application/json", false), ("application/json, text/html;q=0.9", false), ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true), ("text/html", true)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
            using var response = await client.SendAsync(request, Token);
            Assert.Equal(isPage ? HttpStatusCode.Found : HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("Accept", response.Headers.Vary);
            if (isPage) Assert.Equal("/explore/", response.Headers.Location!.OriginalString);
        }
    }

    [Theory]
    [InlineData("/explore/../api")]
    [InlineData("/explore/%2e%2e/openapi.json")]
    [InlineData("/explore/openapi.json")]
    [InlineData("/explore/nothing.js")]
    public async Task File_ThatIsNotOfTheExplorer_IsNotThere(string path)
    {
        using var response = await api.Client.GetAsync(path, Token);
        Assert.True(response.StatusCode is HttpStatusCode.NotFound || path.EndsWith("/api", StringComparison.Ordinal), $"{path}: {response.StatusCode}");
    }

    [Fact]
    public async Task Splits_OfTheServer_AreSentAsTheyAre()
    {
        var file = Encoding.UTF8.GetBytes($"sample_id,split\n{Samples[3]},train\n");
        await using var host = await ApiFixture.StartAsync(options => options with { Splits = file });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        Assert.Equal(file, await client.GetByteArrayAsync("/explore/data/splits.csv", Token));
        Assert.Contains("\"splits\":true", await client.GetStringAsync("/explore/data/facts.json", Token), StringComparison.Ordinal);
        await api.GetAsync("/explore/data/splits.csv", HttpStatusCode.NotFound);
        Assert.False((await api.GetAsync("/explore/data/facts.json")).GetProperty("splits").GetBoolean());
    }

    [Fact]
    public async Task Ground_IsGeoJsonThatGdalReads()
    {
        using var folder = new TestFolder();
        var path = folder.Write("ground.geojson", await api.Client.GetByteArrayAsync("/explore/data/ground.geojson", Token));
        var lines = Gdal.Run("import sys\nfrom osgeo import ogr\ndata = ogr.Open(sys.argv[1])\nlayer = data.GetLayer(0)\nprint(layer.GetFeatureCount(), layer.GetExtent()[0] < -20, layer.GetExtent()[3] > 70)", path);
        Assert.Matches("^[5-9][0-9] True True$", lines[0]);
    }
}
