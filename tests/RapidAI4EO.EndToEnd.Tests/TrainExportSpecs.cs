using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Synthetic;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Training sets, written by the program. What is in them is compared with GDAL where the library is tested.</summary>
public sealed class TrainExportSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const int Kills = 5;

    // Milliseconds: about as long as an export from the slow server takes.
    private const int LongestLife = 5000;

    [Theory]
    [InlineData("zarr")]
    [InlineData("npy")]
    [InlineData("webdataset")]
    [InlineData("safetensors")]
    public async Task I_can_export_straight_from_a_server_and_verify_it(string format)
    {
        var made = await ExportAsync(Folder["set"], format, IdsOf(Corpus.Chipped), Corpus.Address, "--json", "--quiet");
        AssertDone(made);
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal((2, 14, 0), (Number(json, "samples"), Number(json, "chips"), Number(json, "missing")));
        Assert.Equal(format, json.RootElement.GetProperty("format").GetString());
        var verified = await Cli.RunAsync("train", "verify", Folder["set"], "--quiet");
        AssertDone(verified);
        Assert.StartsWith($"{Number(json, "files")} files are right, 0 damaged, 0 missing", verified.Output, StringComparison.Ordinal);
        AssertDone(await ExportAsync(Folder["set"], format, IdsOf(Corpus.Chipped), Corpus.Address, "--quiet"));
    }

    [Fact]
    public async Task I_am_told_what_is_missing_and_get_the_rest()
    {
        var ids = IdsOf(Corpus.Corpus.Samples.Order().Take(3));
        var made = await ExportAsync(Folder["set"], "zarr", ids, Corpus.Address, "--quiet");
        Assert.Equal((3, ""), (made.ExitCode, made.Output));
        Assert.Contains("7 chips are missing and 0 cannot be used; the fill value stands in their place. problems.csv names them.", made.Error, StringComparison.Ordinal);
        Assert.Equal(8, File.ReadAllLines(Path.Combine(Folder["set"], "problems.csv")).Length);
        var other = await ExportAsync(Folder["set"], "zarr", ids, Corpus.Address, "--missing", "drop", "--quiet");
        AssertRefused(other, 2, "missing is nan there, and drop in this call");
        var dropped = await ExportAsync(Folder["dropped"], "npy", ids, Corpus.Root, "--missing", "drop", "--quiet");
        Assert.Contains("1 sample was left out", dropped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_of_a_damaged_chip_and_choose_what_follows()
    {
        var root = await MakeRootAsync(Folder["root"], 2);
        var key = new AssetKey(Corpus.Chipped[1], Product.PlanetFusion, TimeStep.Day(2018, 5, 3));
        var path = Path.Combine(root, key.ToString());
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))[..^900], TestContext.Current.CancellationToken);
        var failed = await ExportAsync(Folder["set"], "zarr", IdsOf(Corpus.Chipped), root, "--on-error", "fail", "--quiet");
        AssertRefused(failed, 1, $"{key} at ");
        var skipped = await ExportAsync(Folder["set"], "zarr", IdsOf(Corpus.Chipped), root, "--json", "--quiet");
        Assert.Equal(3, skipped.ExitCode);
        using var json = JsonDocument.Parse(skipped.Output);
        Assert.Equal((0, 1), (Number(json, "missing"), Number(json, "damaged")));
    }

    [Fact]
    public async Task I_am_told_what_makes_no_export()
    {
        var ids = IdsOf(Corpus.Chipped);
        AssertRefused(await ExportAsync(Folder["set"], "hdf5", ids, Corpus.Root), 2, "--format takes zarr, npy, webdataset, safetensors, not 'hdf5'");
        AssertRefused(await ExportAsync(Folder["set"], "npy", ids, Corpus.Root, "--compress", "zlib"), 2, "--compress says nothing to the format npy");
        AssertRefused(await ExportAsync(Folder["set"], "zarr", ids, Corpus.Root, "--dtype", "float16"), 2, "--dtype takes stored or float32, not 'float16'");
        string[] everything = ["train", "export", "--index", Corpus.Index, "--format", "zarr", "--to", Folder["set"]];
        AssertRefused(await Cli.RunAsync(everything), 2, "Nothing says which samples are meant");
        AssertRefused(await Cli.RunAsync([.. everything, "--all", "--limit", "3"]), 2, "--limit does not go with it");
        AssertRefused(await Cli.RunAsync("train", "verify", Folder["set"]), 1, "is not an existing folder");
        // No licence is told of what is refused: AssertRefused wants one line.
        Directory.CreateDirectory(Path.Combine(Folder["mine"], "photographs"));
        AssertRefused(await ExportAsync(Folder["mine"], "npy", ids, Corpus.Root), 2, "is no export");
    }

    [Fact]
    public async Task I_am_told_what_a_split_file_lacks()
    {
        var file = Folder.Write("split.csv", $"sample_id,split\n{Corpus.Chipped[0]},train\n{Corpus.Chipped[0]},test\n32N_10E-200N_01_01,test\n");
        var made = await ExportAsync(Folder["set"], "npy", IdsOf(Corpus.Chipped), Corpus.Root, "--splits", file);
        Assert.Equal(3, made.ExitCode);
        Assert.Contains("The index does not have 1 of the samples in ", made.Error, StringComparison.Ordinal);
        Assert.Contains("1 sample is in more than one split; the first was taken.", made.Error, StringComparison.Ordinal);
        Assert.Contains("1 sample of 2 is in no split of ", made.Error, StringComparison.Ordinal);
        var other = Folder.Write("other.csv", $"sample_id,split\n{Corpus.Corpus.Samples.Order().Last()},train\n");
        var none = await ExportAsync(Folder["none"], "npy", IdsOf(Corpus.Chipped), Corpus.Root, "--splits", other, "--quiet");
        Assert.Contains("None of the 2 samples is in a split of ", none.Error, StringComparison.Ordinal);
        var headed = await ExportAsync(Folder["headed"], "npy", IdsOf(Corpus.Chipped), Corpus.Root, "--splits", Folder.Write("head.csv", "sample_id,split\n"));
        AssertRefused(headed, 2, "puts no sample into a split");
    }

    [Theory]
    [InlineData("zarr", "drop")]
    [InlineData("npy", "previous")]
    public async Task I_can_kill_an_export_at_any_moment_and_go_on_to_the_same_bytes(string format, string missing)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var root = await MakeRootAsync(Folder["root"], 8);
        var ids = IdsOf(Corpus.Corpus.Samples.Order().Take(8));
        File.Delete(Path.Combine(root, new AssetKey(Corpus.Chipped[1], Product.PlanetFusion, TimeStep.Day(2018, 5, 3)).ToString()));
        string[] options = ["--missing", missing, "--parallel", "2", "--quiet", .. format == "npy" ? new[] { "--shard-samples", "2" } : []];
        await using var slow = await CorpusHost.StartAsync(root, app => app.Use(async (context, next) =>
        {
            await Task.Delay(120, context.RequestAborted);
            await next(context);
        }));
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Cli.Start(CallOf(Folder["killed"], format, ids, slow.Address, options));
            var ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await Task.WhenAny(ended, Task.Delay(random.Next(LongestLife), TestContext.Current.CancellationToken));
            process.Kill(entireProcessTree: true);
            await ended;
        }

        Assert.Equal(3, (await ExportAsync(Folder["killed"], format, ids, slow.Address, options)).ExitCode);
        Assert.Equal(3, (await ExportAsync(Folder["whole"], format, ids, slow.Address, options)).ExitCode);
        Assert.Equal(TreeOf(Folder["whole"]), TreeOf(Folder["killed"]));
    }

    private static int Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetInt32();

    private string IdsOf(IEnumerable<SampleId> samples) => Folder.Write("ids.txt", string.Join('\n', samples));

    /// <summary>A root with the chips of so many samples in May 2018.</summary>
    private Task<string> MakeRootAsync(string root, int samples) => Task.Run(() =>
    {
        var keys = Corpus.Corpus.Samples.Order().Take(samples).SelectMany(id => ((Product[])[Product.PlanetFusion, Product.Sentinel2]).SelectMany(product =>
            product.Steps.Where(step => step.Date is { Year: 2018, Month: 5 }).Select(step => new AssetKey(id, product, step))));
        new CorpusTreeWriter(Corpus.Corpus, root).WriteAssets(keys);
        return root;
    });

    private string[] CallOf(string to, string format, string ids, string root, string[] options) =>
        ["train", "export", "--index", Corpus.Index, "--ids", ids, "--datetime", "2018-05", "--format", format, "--to", to, "--root", root, .. options];

    private Task<Outcome> ExportAsync(string to, string format, string ids, string root, params string[] options) => Cli.RunAsync(CallOf(to, format, ids, root, options));
}
