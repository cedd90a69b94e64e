using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Output.Rows;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Tests.Server;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Cultures;

/// <summary>
/// The library reads and writes the same whatever culture its user's program runs under: th-TH counts the years of Buddha and ar-SA those
/// of the Hijra, de-DE writes a decimal comma, fi-FI points between hours and minutes, tr-TR an i without a dot.
/// </summary>
[Collection(CultureCollection.Name)]
public sealed class CultureTests
{
    public static TheoryData<string> Names => ["de-DE", "th-TH", "fi-FI", "tr-TR", "ar-SA"];

    private static readonly TestIndex Test = TestIndex.Berlin;

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_InAnyCulture_AreThoseOfTheCorpus(string culture)
    {
        using var scope = CultureScope.Of(culture);
        var id = SampleId.Parse("33N_15E-200N_01_09");
        Assert.Equal("imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif", new AssetKey(id, Product.PlanetFusion, Product.PlanetFusion.Steps[0]).ToString());
        Assert.Equal("imagery/33N/15E-200N/33N_15E-200N_01_09/S2-SR/2018-12.tif", new AssetKey(id, Product.Sentinel2, Product.Sentinel2.Steps[^1]).ToString());
        Assert.Equal("-13.5,52.35,13.75,52.69", BoundingBox.Parse("-13.5,52.35,13.75,52.69").ToString());
        Assert.Equal("2018-05-03T10:30:00.5Z/..", TimeInterval.Parse("2018-05-03T10:30:00.5Z/..").ToString());
        Assert.Equal(["0.0", "2.5e-05", "5e-05", "0.0001", "0.5", "0.999975", "1.0"], new[] { 0, 1, 2, 4, 20_000, 39_999, 40_000 }.Select(FractionDecimals.Print));
        Assert.Equal("BBOX(-1.5, 2.25, 3, 4)", ((SpatialPredicate)Cql2Parser.Parse("S_INTERSECTS(geometry, BBOX(-1.5,2.25,3,4))")).Right.ToString());
        var entry = new ManifestEntry("a.tif", ManifestState.Here, 5) { Root = "r", Time = new DateTimeOffset(2018, 5, 3, 10, 30, 0, TimeSpan.Zero) };
        Assert.Equal("a.tif\there\t5\t\t\tr\t2018-05-03T10:30:00Z\t\t\n", Encoding.UTF8.GetString(ManifestLine.TextOf([entry])));
        Assert.True(ManifestLine.TryParse(ManifestLine.TextOf([entry])[..^1], out var line));
        Assert.Equal(entry.Time, line.ToEntry().Time);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_InAnyCulture_AreTheNumbersThatTheyStandFor(string culture)
    {
        using var scope = CultureScope.Of(culture);
        for (var count = 0; count <= 40_000; count++)
        {
            Assert.Equal(count / 40_000m, decimal.Parse(FractionDecimals.Print(count), NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Results_InAnyCulture_AreTheSameToTheByte(string culture)
    {
        using var scope = CultureScope.Of(culture);
        var here = await ResultsAsync();
        using var invariant = new CultureScope(CultureInfo.InvariantCulture);
        Assert.Equal(await ResultsAsync(), here);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_InAnyCulture_AreTheSame(string culture)
    {
        using var scope = CultureScope.Of(culture);
        var here = await AnswersAsync();
        using var invariant = new CultureScope(CultureInfo.InvariantCulture);
        Assert.Equal(await AnswersAsync(), here);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Crawl_InAnyCulture_FindsTheSame(string culture)
    {
        using var scope = CultureScope.Of(culture);
        using var folder = new TestFolder();
        var item = Stac.StacText.Item("i", """{"type":"Point","coordinates":[13.5,52.5]}""");
        using var reader = new StacReader();
        var query = new StacQuery { Datetime = TimeInterval.Parse("2018-05"), Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("13.25,52.25,13.75,52.75"))] };
        Assert.Equal(["i"], await Stac.StacText.IdsAsync(reader.Crawl(folder.Write("i.json", item), query)));
    }

    /// <summary>A digest of everything that is written for others.</summary>
    private static async Task<List<string>> ResultsAsync()
    {
        var all = SampleSet.All(Test.Index.Count);
        var subset = new Subset { Products = Product.All, Datetime = TimeInterval.Parse("2018-05"), Filter = Cql2Parser.Parse("clc_2 > 0.000025 AND S_INTERSECTS(geometry, BBOX(13.1,52.4,13.6,52.6))") };
        var found = new SampleSearch(Test.Index).Find(subset);
        var catalog = new ComputedCatalog(Test.Index, found, new ItemOptions("https://example.org/") { Assets = new AssetSelection(subset.AssetsPerSample) });
        return
        [
            $"found {found.Count}",
            Digest("csv", stream => new SampleWriter(Test.Index, all).WriteCsv(stream)),
            Digest("geojson", stream => new SampleWriter(Test.Index, found).WriteGeoJson(stream)),
            Digest("keys", stream => new AssetList(Test.Index, found, subset.AssetsPerSample).WriteLines(stream, "https://example.org/")),
            Digest("items", stream => new ItemCollectionWriter(catalog).WriteLines(stream)),
            Digest("labels", stream => new LabelWriter(Test.Index, all, LabelScheme.ClcLevel2, LabelForm.Fractions).Write(stream)),
            Digest("plot", stream => stream.Write(Encoding.UTF8.GetBytes(Plot()))),
            await IndexAsync(),
        ];
    }

    private static string Plot()
    {
        var id = Test.Index.IdOf(0);
        var request = new SeriesRequest { Sample = id, Index = SpectralIndex.All[0], Products = [Product.PlanetFusion] };
        return SeriesPlot.Draw(request, [.. Product.PlanetFusion.Steps.Take(9).Select((step, i) => new SeriesPoint
        {
            Key = new AssetKey(id, Product.PlanetFusion, step),
            Pixels = 100,
            Valid = 100,
            Mean = (i / 7.0) - 0.5,
            P10 = (i / 9.0) - 0.5,
            P90 = (i / 5.0) - 0.5,
        })]);
    }

    private static async Task<string> IndexAsync()
    {
        using var folder = new TestFolder();
        await new IndexBuilder(ResourceFiles.In(Test.Folder)).BuildAsync(folder["test.index"]);
        using var index = SampleIndex.Open(folder["test.index"]);
        return Digest($"index of {index.Count}", stream => new SampleWriter(index, SampleSet.All(index.Count)).WriteCsv(stream));
    }

    private static async Task<List<string>> AnswersAsync()
    {
        await using var host = await ApiFixture.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        var answers = new List<string>();
        foreach (var path in new[]
        {
            "aggregate?aggregations=total_count,datetime_min,datetime_max,datetime_frequency,year_frequency,zone_frequency",
            "search?limit=3&datetime=2018-05&bbox=-10.5,30.25,40.5,70.75",
            "search?limit=3&filter=clc_2%20%3E%200.025&sortby=-clc_2",
            "collections",
            "queryables",
        })
        {
            using var response = await client.GetAsync(path);
            answers.Add($"{path} {(int)response.StatusCode} {(await response.Content.ReadAsStringAsync()).Replace(host.Addresses[0], "", StringComparison.Ordinal)}");
        }

        return answers;
    }

    private static string Digest(string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Assert.NotEqual(0, stream.Length);
        return $"{name} {Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()))}";
    }
}
