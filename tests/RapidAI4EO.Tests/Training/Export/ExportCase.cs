using System.Text.Json;
using System.Text.Json.Nodes;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Export;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Splits;
using Xunit;

namespace RapidAI4EO.Tests.Training.Export;

/// <summary>A root with the chips of some samples of the synthetic corpus, exports of them, and what has to stand in those.</summary>
internal sealed class ExportCase : IDisposable
{
    private static readonly SyntheticChips Chips = new(TestIndex.Berlin.Corpus);

    private readonly TestFolder _folder = new();
    private readonly HashSet<string> _bad = [];
    private int _exports;

    /// <param name="samples">How many samples.</param>
    /// <param name="time">Which time steps have chips.</param>
    public ExportCase(int samples = 5, string time = "2018-04/2018-05")
    {
        Time = TimeInterval.Parse(time);
        Ids = [.. TestIndex.Berlin.Corpus.Samples.Order().Where((_, i) => i % 40 == 0).Take(samples)];
        Samples = new SampleSearch(TestIndex.Berlin.Index).Find(new Subset { Ids = Ids });
        foreach (var key in Product.Images.SelectMany(Keys)) _folder.Write($"root/{key}", Chips.Create(key));
    }

    public TimeInterval Time { get; }

    public IReadOnlyList<SampleId> Ids { get; }

    public SampleSet Samples { get; }

    public string Root => _folder["root"];

    /// <summary>A folder that nothing has been exported to.</summary>
    public string NewFolder() => _folder[$"export-{++_exports}"];

    public string FileOf(AssetKey key) => Path.Combine(Root, key.ToString());

    public AssetKey Key(int sample, Product product, int step) => new(Ids[sample], product, Steps(product)[step]);

    public TimeStep[] Steps(Product product) => [.. product.Steps.Where(step => Time.Contains(step.Timestamp))];

    public void Delete(AssetKey key)
    {
        File.Delete(FileOf(key));
        _bad.Add(key.ToString());
    }

    public void Cut(AssetKey key)
    {
        File.WriteAllBytes(FileOf(key), File.ReadAllBytes(FileOf(key))[..^500]);
        _bad.Add(key.ToString());
    }

    public ExportOptions Options(ExportFormat format) => new()
    {
        Destination = NewFolder(),
        Format = format,
        Datetime = Time,
        Parallel = 3,
        ShardSamples = format == ExportFormat.Zarr ? null : 2,
    };

    /// <summary>Every third sample is in none, the others in two.</summary>
    public Split HalfSplit() => new(
        TestIndex.Berlin.Index, ["train", "test"], [.. Samples.Ordinals()],
        [.. Enumerable.Range(0, Ids.Count).Select(i => i % 3 == 2 ? Split.None : (byte)(i % 3))]);

    public async Task<ExportSummary> RunAsync(ExportOptions options, IObjectStore? root = null, CancellationToken token = default)
    {
        using var folder = new FolderStore(Root);
        return await new Exporter(TestIndex.Berlin.Index, [root ?? folder], options).RunAsync(Samples, null, token);
    }

    /// <summary>Has Python and GDAL compare everything in an export with what must be there.</summary>
    public void Check(ExportOptions options) => Check(options, ExportScript.Text);

    /// <summary>The same with a script of one's own, which gets the format, the export, the root, and a file with what must be there; see <see cref="ExportScript"/>.</summary>
    public void Check(ExportOptions options, string script, params string[] more)
    {
        var truth = _folder.Write($"truth-{_exports}.json", Truth(options).ToJsonString());
        var format = options.Format.ToString().ToLowerInvariant();
        Assert.Equal("same", Assert.Single(Gdal.Run(script, [format, options.Destination, Root, truth, .. more])));
    }

    /// <summary>What has to stand in <c>label</c>: a number, or as many as there are labels.</summary>
    public static object LabelOf(ExportOptions options, int[] counts)
    {
        // Of clc3 the labels are the classes in their order, but for NODATA, which is the last.
        var shares = counts[..^1].Select(count => count / 40_000.0).ToArray();
        return options.FormText == "dominant" ? Array.IndexOf(shares, shares.Max())
            : options.FormText == "fractions" ? shares
            : shares.Select(share => share >= 0.1 ? 1 : 0).ToArray();
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<AssetKey> Keys(Product product) => Ids.SelectMany(id => Steps(product).Select(step => new AssetKey(id, product, step)));

    private JsonObject Truth(ExportOptions options)
    {
        var axes = options.Products.ToDictionary(product => product, product => options.Pairs && product != Product.Sentinel2 ? Nearest(product) : Steps(product));
        int[] kept = [.. Enumerable.Range(0, Ids.Count).Where(i => options.Missing != MissingChips.Drop || axes.All(axis => axis.Value.All(step => !IsBad(i, axis.Key, step))))];
        var truth = new JsonObject
        {
            ["ids"] = JsonSerializer.SerializeToNode(kept.Select(i => Ids[i].ToString())),
            ["epsg"] = JsonSerializer.SerializeToNode(kept.Select(i => Ids[i].Zone.EpsgCode)),
            ["labels"] = JsonSerializer.SerializeToNode(kept.Select(i => LabelOf(options, TestIndex.Berlin.CountsOf(Ids[i])))),
            ["splits"] = JsonSerializer.SerializeToNode(options.Split is { } split ? kept.Select(i => (int)split.PartOf(i)) : []),
        };
        foreach (var (product, steps) in axes) truth[NameOf(product)] = TruthOf(product, steps, kept, options.Missing);
        return truth;
    }

    private static string NameOf(Product product) => product.Key switch
    {
        "pfsr" => "planet",
        "pfqa" => "planet_qa",
        _ => "sentinel2",
    };

    private bool IsBad(int sample, Product product, TimeStep step) => _bad.Contains(new AssetKey(Ids[sample], product, step).ToString());

    private TimeStep[] Nearest(Product product) =>
        [.. Steps(Product.Sentinel2).Select(month => Steps(product).OrderBy(day => Math.Abs(day.Date.DayNumber - month.Date.DayNumber)).First())];

    private JsonObject TruthOf(Product product, TimeStep[] steps, int[] kept, MissingChips missing)
    {
        var files = new List<string?[]>();
        var valid = new List<string>();
        foreach (var i in kept)
        {
            bool[] good = [.. steps.Select(step => !IsBad(i, product, step))];
            int[] sources = [.. steps.Select((_, t) => good[t] ? t : missing == MissingChips.Previous ? Replacement(good, t) : -1)];
            files.Add([.. sources.Select(source => source < 0 ? null : steps[source].ToString())]);
            valid.Add(string.Concat(sources.Select((source, t) => source < 0 ? 0 : source == t ? 1 : 2)));
        }

        return new JsonObject
        {
            ["code"] = product.Code,
            ["days"] = JsonSerializer.SerializeToNode(steps.Select(step => $"{step.Date:yyyy-MM-dd}")),
            ["files"] = JsonSerializer.SerializeToNode(files),
            ["valid"] = JsonSerializer.SerializeToNode(valid),
        };
    }

    private static int Replacement(bool[] good, int t)
    {
        var before = Array.LastIndexOf(good, true, t);
        return before >= 0 ? before : Array.IndexOf(good, true, t);
    }
}
