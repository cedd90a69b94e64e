using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server.Explorer;

/// <summary>A server over the synthetic corpus of Berlin with some images of one sample, and Chromium to look at it with.</summary>
public sealed class ExplorerFixture : IAsyncLifetime
{
    private static readonly string Home = Path.Combine(SharedData.Repository(), "tests", "explorer");

    private readonly TestFolder _folder = new();
    private IObjectStore? _images;
    private ApiHost? _host;
    private Dictionary<string, string?>? _faults;

    internal static TestIndex Test => TestIndex.Berlin;

    /// <summary>The sample that has images.</summary>
    internal SampleId Sample { get; } = Test.Index.IdOf(100);

    public string Base => _host!.Addresses[0];

    public async ValueTask InitializeAsync()
    {
        AssetKey[] keys =
        [
            .. Product.PlanetFusion.Steps.Take(5).Select(step => new AssetKey(Sample, Product.PlanetFusion, step)),
            .. Product.PlanetFusion.Steps.Take(5).Select(step => new AssetKey(Sample, Product.PlanetFusionQuality, step)),
            .. Product.Sentinel2.Steps.Take(3).Select(step => new AssetKey(Sample, Product.Sentinel2, step)),
        ];
        new CorpusTreeWriter(Test.Corpus, _folder.Path).WriteAssets(keys);
        _images = ObjectStores.Open(RootAddress.Parse(_folder.Path));
        _host = await ApiHost.StartAsync(Test.Index, new ApiOptions("https://example.org/") { Urls = ["http://127.0.0.1:0"], Images = [_images] });
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _images!.Dispose();
        _folder.Dispose();
    }

    /// <summary>Fails with what a scenario of tests/explorer/explorer.mjs found wrong. All are played at the first call, in one browser.</summary>
    public async Task PlayAsync(string scenario)
    {
        var chromium = Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], File.Exists);
        if (chromium is null || !Directory.Exists(Path.Combine(Home, "node_modules", "playwright-core")))
        {
            const string Absent = "Chromium or playwright-core is not here: test.sh installs both.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(Absent);
            Assert.Skip(Absent);
        }

        _faults ??= await PlayAllAsync(chromium);
        Assert.True(_faults.ContainsKey(scenario), $"'{scenario}' was not played: {string.Join(", ", _faults.Keys)}.");
        Assert.True(_faults[scenario] is null, _faults[scenario]);
    }

    private async Task<Dictionary<string, string?>> PlayAllAsync(string chromium)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Home, "explorer.mjs"), JsonSerializer.Serialize(Truth(chromium))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))
            .ToDictionary(played => played.GetProperty("scenario").GetString()!, played => played.GetProperty("fault").GetString());
    }

    /// <summary>What is true of the corpus, from its making and not from the index or the server.</summary>
    private Dictionary<string, object> Truth(string chromium)
    {
        var samples = Test.Corpus.Samples.Order().ToList();
        var shares = samples.ConvertAll(id => Test.CountsOf(id));
        var largest = Test.CountsOf(Sample).Index().MaxBy(share => share.Item).Index;
        var colour = ClcColours.Of(ClcNomenclature.Classes[largest]);
        var bounds = Sample.Footprint.PublishedCorners.Bounds;
        return new Dictionary<string, object>
        {
            ["base"] = Base,
            ["chromium"] = chromium,
            ["id"] = $"{Sample}",
            ["longitude"] = Math.Round((bounds.West + bounds.East) / 2, 5),
            ["latitude"] = Math.Round((bounds.South + bounds.North) / 2, 5),
            ["cover"] = ClcNomenclature.Classes[largest].Name,
            ["colour"] = (int[])[colour >> 16, (colour >> 8) & 255, colour & 255],
            ["count"] = samples.Count,
            ["filter"] = "clc_2 > 0.5",
            ["filtered"] = shares.Count(counts => Sum(counts, 2) > 20_000),
            ["artificial"] = shares.Count(counts => Sum(counts, 1) >= 20_000),
            ["footprints"] = samples.ConvertAll(id => id.Footprint.PublishedCorners.Bounds).ConvertAll(b => new[] { b.West, b.South, b.East, b.North }),
        };

        static int Sum(int[] counts, int level1) => ClcNomenclature.Classes.Where(c => c.Level1 == level1).Sum(c => counts[c.Index]);
    }
}
