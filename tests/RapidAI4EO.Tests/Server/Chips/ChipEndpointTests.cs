using System.Net;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Pictures;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server.Chips;

/// <summary>Pictures and series over a root with sound, damaged and missing images.</summary>
public sealed class ChipEndpointTests : IAsyncLifetime
{
    private static readonly TestIndex Test = TestIndex.Berlin;
    private static readonly SampleId Sample = Test.Index.IdOf(7);

    private readonly TestFolder _folder = new();
    private readonly HttpClient _client = new();
    private IObjectStore? _images;
    private ApiHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var steps = Product.PlanetFusion.Steps.Take(4).ToList();
        new CorpusTreeWriter(Test.Corpus, _folder.Path).WriteAssets([.. steps.SelectMany(step => (AssetKey[])[new(Sample, Product.PlanetFusion, step), new(Sample, Product.PlanetFusionQuality, step)])]);
        // The third is cut off, the fourth's quality layer has another size.
        var third = PathOf(Product.PlanetFusion, 2);
        await File.WriteAllBytesAsync(third, (await File.ReadAllBytesAsync(third, Token))[..5_000], Token);
        await File.WriteAllBytesAsync(PathOf(Product.PlanetFusionQuality, 3), Imagery.TestChips.File(10, 1, new short[100]), Token);
        _images = ObjectStores.Open(RootAddress.Parse(_folder.Path));
        _host = await StartAsync(_images);
        _client.BaseAddress = new Uri(_host.Addresses[0]);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host!.DisposeAsync();
        _images!.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?bands=nir,red,green", "nir,red,green")]
    [InlineData("?bands=2", "2")]
    public async Task Picture_OfAnImage_IsItsPixels(string query, string? bands)
    {
        var png = _folder.Write("got.png", await _client.GetByteArrayAsync($"{Chip(0)}{query}", Token));
        var chip = RapidAI4EO.Imagery.Chips.Chip.Decode(await File.ReadAllBytesAsync(PathOf(Product.PlanetFusion, 0), Token), "chip", new AssetKey(Sample, Product.PlanetFusion, Product.PlanetFusion.Steps[0]));
        var whole = _folder.Write("expected.png", Png.Encode(new ChipStyle(null, bands?.Split(','), Stretch.Default).Paint(chip)));
        const string Script = "import sys\nfrom osgeo import gdal\na, b = (gdal.Open(p).ReadAsArray() for p in sys.argv[1:])\nprint(a.shape, (a != b).sum())";
        Assert.Equal(["(3, 200, 200) 0"], Gdal.Run(Script, png, whole));
    }

    [Fact]
    public async Task Picture_AskedForAgain_IsTaggedByItsBytes()
    {
        using var first = await _client.GetAsync(Chip(0), Token);
        Assert.Equal("image/png", first.Content.Headers.ContentType!.MediaType);
        using var again = new HttpRequestMessage(HttpMethod.Get, Chip(0));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _client.SendAsync(again, Token);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Token));
        using var other = await _client.GetAsync(Chip(1), Token);
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("{0}/pfsr/2018-01-13.png", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{0}/pfsr/2018-01-18.png?mask=qa", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{0}/pfsr/2018-02-02.png", HttpStatusCode.NotFound)]
    [InlineData("{0}/pfsr/2018-01-04.png", HttpStatusCode.NotFound)]
    [InlineData("{0}/labels/2018.png", HttpStatusCode.NotFound)]
    [InlineData("33N_1E-1N_01_01/pfsr/2018-01-03.png", HttpStatusCode.NotFound)]
    [InlineData("..%2f..%2fetc/pfsr/2018-01-03.png", HttpStatusCode.NotFound)]
    [InlineData("{0}/pfsr/2018-01-03.png?bands=swir16", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfsr/2018-01-03.png?bands=red,green", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfsr/2018-01-03.png?range=1,0", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfsr/2018-01-03.png?index=nbr", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfsr/2018-01-03.png?index=ndvi&bands=red", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfsr/2018-01-03.png?mask=yes", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfqa/2018-01-03.png?mask=qa", HttpStatusCode.BadRequest)]
    [InlineData("{0}/pfsr/2018-01-03.png?colour=red", HttpStatusCode.BadRequest)]
    [InlineData("{0}/series?index=x", HttpStatusCode.BadRequest)]
    public async Task Request_ThatCannotBeAnswered_IsAProblemOfTheRequestOrTheImage(string path, HttpStatusCode expected)
    {
        using var response = await _client.GetAsync("/chips/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Sample), Token);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Series_OfAllDates_HasAPointOrAReasonForEach()
    {
        var series = JsonElement.Parse(await _client.GetStringAsync($"/chips/{Sample}/series?index=evi2", Token));
        var points = series.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(Product.PlanetFusion.Steps.Count, points.Count);
        // The third is damaged, and of the fourth only the quality layer is.
        Assert.Equal([0, 1, 3], points.Index().Where(point => point.Item.GetProperty("mean").ValueKind == JsonValueKind.Number).Select(point => point.Index));
        Assert.All(points.Skip(4).Append(points[2]), point => Assert.NotEmpty(point.GetProperty("problem").GetString()!));
    }

    [Fact]
    public async Task Pictures_ManyAtOnce_AreGivenOrPutOff_AndNobodyElseWaits()
    {
        var pictures = Enumerable.Range(0, 600).Select(i => _client.GetAsync($"{Chip(i % 2)}?range=0,{(i + 1) / 1000.0:0.000}", Token)).ToList();
        Assert.Equal("ok\n", await _client.GetStringAsync("/healthz", Token));
        foreach (var response in await Task.WhenAll(pictures))
        {
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{response.StatusCode}");
            response.Dispose();
        }
    }

    [Fact]
    public async Task Picture_OfARootThatStalls_IsGivenUp()
    {
        await using var host = await StartAsync(new StalledStore());
        using var response = await _client.GetAsync(host.Addresses[0] + Chip(0), Token);
        Assert.Equal(HttpStatusCode.FailedDependency, response.StatusCode);
        Assert.Contains("within", JsonElement.Parse(await response.Content.ReadAsStringAsync(Token)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_WithoutImages_SaysSo()
    {
        await using var host = await ApiHost.StartAsync(Test.Index, new ApiOptions("https://example.org/") { Urls = ["http://127.0.0.1:0"] }, Token);
        using var response = await _client.GetAsync(host.Addresses[0] + Chip(0), Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("--images", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static string Chip(int step) => $"/chips/{Sample}/pfsr/{Product.PlanetFusion.Steps[step]}.png";

    private static Task<ApiHost> StartAsync(IObjectStore images) => ApiHost.StartAsync(Test.Index, new ApiOptions("https://example.org/")
    {
        Urls = ["http://127.0.0.1:0"],
        Images = [images],
        Limits = new ApiLimits { ImageTimeout = TimeSpan.FromSeconds(1) },
    });

    private string PathOf(Product product, int step) => Path.Combine(_folder.Path, new AssetKey(Sample, product, product.Steps[step]).ToString());
}
