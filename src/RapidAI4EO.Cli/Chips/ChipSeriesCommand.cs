using System.CommandLine;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Cli.Chips;

/// <summary>Follows an index of a place through time.</summary>
internal sealed class ChipSeriesCommand : ProgramCommand
{
    private const int MaxParallel = 256;
    private const int WarningsShown = 5;

    private static readonly string[] OutputNames = ["csv", "json", "svg"];

    private readonly Argument<string> _sample = new("ID|KEY") { Description = "A sample's id, as 33N_15E-200N_01_09, or the key of one of its images." };

    private readonly Option<string> _index = new("--index") { Description = "The index: ndvi, evi, ndwi and others. [default: ndvi]", HelpName = "NAME" };

    private readonly Option<string> _products = new("--products") { Description = "Of pfsr and s2, with a comma. [default: pfsr]", HelpName = "LIST" };

    private readonly Option<string> _datetime = new("--datetime") { Description = "Which dates, as 2018 or 2018-03/2018-08. [default: all]", HelpName = "TIME" };

    private readonly MaskOption _mask = new();

    private readonly Option<string> _output = new("--output", "-o") { Description = "csv, json, or svg (a plot). [default: what --to ends with, else csv]", HelpName = "FORM" };

    private readonly Option<string> _to = new("--to") { Description = "Write to this file. It is replaced if it is there.", HelpName = "FILE" };

    private readonly Option<string> _perPixel = new("--per-pixel")
    {
        Description = "Also write the index of every pixel: a NumPy file of (dates, rows, columns), NaN where there is none. Of one product.",
        HelpName = "FILE.npy",
    };

    private readonly Option<bool> _unclearTags = UnclearTagsOption.Create();

    private readonly Option<string> _parallel = new("--parallel") { Description = $"Chips to read at once, 1 to {MaxParallel}. [default: 8]", HelpName = "N" };

    public ChipSeriesCommand()
        : base(
            "series",
            "Follow an index of a sample through time: mean and spread of its pixels on each date, as CSV, JSON or a plot.",
            "chip series 33N_15E-200N_01_09 --index ndvi --products pfsr,s2 --to ndvi.svg",
            "chip series 33N_15E-200N_01_09 --mask qa --datetime 2018 --root ./berlin",
            "chip series 33N_15E-200N_01_09 --index evi --per-pixel evi.npy --output json")
    {
        Add(_sample);
        foreach (var option in (Option[])[_index, _products, _datetime, _mask.Option, _output, _to, _perPixel, _unclearTags, _parallel, CommonOptions.Root])
        {
            Add(option);
        }

        _index.CompletionSources.Add([.. SpectralIndex.All.Select(index => index.Name)]);
        _output.CompletionSources.Add(OutputNames);
        _products.CompletionSources.Add(Product.PlanetFusion.Key, Product.Sentinel2.Key);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var output = OutputOf(call);
        var request = RequestOf(call);
        var points = await WaitNotice.WhileAsync(call.Messages, $"{Counted.Images(request.Keys().Count())} of {Names.Of(CommonOptions.RootsOf(call))}", () => ReadAsync(call, request));
        Tell(call.Messages, points);
        var text = TextOf(output, request, points);
        if (call.Get(_to) is { } path)
        {
            AtomicFile.Write(path, "The series", file => file.Write(text));
            call.Messages.Note($"{path}: {Counted.Images(points.Count)}.");
        }
        else
        {
            call.Results.Write(text);
        }

        return points.Any(point => point.Problem is not null) ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private static byte[] TextOf(string output, SeriesRequest request, List<SeriesPoint> points) => output switch
    {
        "svg" => Encoding.UTF8.GetBytes(SeriesPlot.Draw(request, points)),
        "json" => [.. JsonSerializer.SerializeToUtf8Bytes(ChipSeriesResult.Of(request, points), ChipResultJson.Readable.ChipSeriesResult), (byte)'\n'],
        _ => Encoding.ASCII.GetBytes(SeriesCsv.TextOf(points)),
    };

    private static void Tell(Messages messages, List<SeriesPoint> points)
    {
        var problems = points.Where(point => point.Problem is not null).ToList();
        if (problems.Count == points.Count) throw new CorpusException($"None of {Counted.Images(points.Count)} could be read; of {problems[0].Key}: {problems[0].Problem}");
        foreach (var point in problems.Take(WarningsShown)) messages.Warn(point.Problem!);
        if (problems.Count > WarningsShown) messages.Warn($"and {problems.Count - WarningsShown} more images could not be read.");
    }

    private async Task<List<SeriesPoint>> ReadAsync(Invocation call, SeriesRequest request)
    {
        using var roots = OpenedRoots.Of(call);
        using var array = call.Get(_perPixel) is { } path ? new PixelFile(path, request.Keys().Count()) : null;
        var points = new List<SeriesPoint>();
        await foreach (var point in new SeriesReader(new ChipStore(roots.Stores, limits: GeoTiffLimits.ForEachOf(request.Parallel))).ReadAsync(request, call.Cancellation))
        {
            array?.Add(point);
            points.Add(point with { Values = null });
        }

        array?.End();
        return points;
    }

    private SeriesRequest RequestOf(Invocation call)
    {
        var products = Product.ParseList(call.Get(_products) ?? Product.PlanetFusion.Key);
        if (products.Any(product => product != Product.PlanetFusion && product != Product.Sentinel2))
        {
            throw new InvalidInputException($"{_products.Name} takes {Product.PlanetFusion} and {Product.Sentinel2}, which have reflectances, and not '{call.Get(_products)}'.");
        }

        if (call.Has(_perPixel) && products.Count > 1) throw new InvalidInputException($"{_perPixel.Name} writes one array, so it takes one product.");
        var request = new SeriesRequest
        {
            Sample = AssetKey.TryParse(call.Get(_sample)!, out var key) ? key.Sample : SampleId.Parse(call.Get(_sample)!),
            Index = SpectralIndex.Parse(call.Get(_index) ?? "ndvi"),
            Products = products,
            Datetime = call.Get(_datetime) is { } time ? TimeInterval.Parse(time) : TimeInterval.Always,
            Mask = _mask.Read(call),
            Parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, MaxParallel) ?? 8,
            KeepPixels = call.Has(_perPixel),
            IgnoresUnclearTags = call.Get(_unclearTags),
        };
        return request.Keys().Any() ? request : throw new InvalidInputException($"{string.Join(" and ", products)} {Counted.Verb(products.Count, "has", "have")} no date in {call.Get(_datetime)}.");
    }

    private string OutputOf(Invocation call)
    {
        var ending = Path.GetExtension(call.Get(_to) ?? "").TrimStart('.').ToLowerInvariant();
        if (ending.Length > 0 && !OutputNames.Contains(ending)) throw new InvalidInputException($"{_to.Name} writes {string.Join(", ", OutputNames)}, and its name ends with '.{ending}'.");
        var output = call.Get(_output)?.ToLowerInvariant() ?? (ending.Length > 0 ? ending : call.Json ? "json" : "csv");
        if (!OutputNames.Contains(output)) throw new InvalidInputException($"{_output.Name} takes {string.Join(", ", OutputNames)}, not '{output}'.");
        return call.Json && output != "json"
            ? throw new InvalidInputException($"{_output.Name} {output} is a form of its own, so it does not go with --json.")
            : output;
    }
}
