using System.CommandLine;
using System.Diagnostics;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Stac.Export;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Cli.Stac.Export;

/// <summary>Writes a static catalog of a subset, or of what a download brought.</summary>
internal sealed class StacExportCommand : ProgramCommand
{
    private const int MaxParallel = 64;

    /// <summary>From an item up to the folder that the catalog and the files lie in: tile, zone, collection, <c>stac-v1.0</c>.</summary>
    private const string UpToFiles = "../../../../";

    private readonly SelectionOptions _selection = new();

    private readonly Option<string> _to = new("--to") { Description = "The folder that gets the catalog, as stac-v1.0/catalog.json.", HelpName = "DIR" };

    private readonly Option<string> _local = new("--local")
    {
        Description = "The folder of a download instead: the catalog of the files that are in it goes beside them, with their sizes and checksums.",
        HelpName = "DIR",
    };

    private readonly Option<string> _absolute = new("--absolute")
    {
        Description = "Absolute links below this URL, at which the folder is to be served. [default: relative links]",
        HelpName = "URL",
    };

    private readonly Option<bool> _all = new("--all") { Description = "The whole corpus: 1.5 million items, some 50 GB." };

    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a catalog that is there, once the new one is complete." };

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Tiles to write at once, 1 to {MaxParallel}. [default: as many as there are processors]",
        HelpName = "N",
    };

    public StacExportCommand()
        : base(
            "export",
            "Write the corpus's STAC catalog, or that of a subset, as files.",
            "stac export --bbox 13.05,52.35,13.72,52.69 --products pfsr,pfqa,s2,labels --to ./berlin",
            "stac export --country DE --filter \"clc_31 = 1\" --datetime 2018 --products s2 --to ./forest --absolute https://example.org/forest/",
            "stac export --local ./chips")
    {
        foreach (var option in _selection.All)
        {
            Add(option);
        }

        foreach (var option in (Option[])[_to, _local, _absolute, _all, _overwrite, _parallel, CommonOptions.Root, CommonOptions.Index, CommonOptions.Resources])
        {
            Add(option);
        }
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        RefuseContradictions(call);
        var local = call.Get(_local);
        var parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, MaxParallel) ?? Environment.ProcessorCount;
        var subset = _selection.Read(call);
        if (local is not null && !_selection.ChoosesProducts(call)) subset = subset with { Products = Product.All };
        var options = OptionsOf(call, subset);
        using var index = await IndexAccess.OpenAsync(call);
        var started = Stopwatch.GetTimestamp();
        var source = local is null ? ExportSource.OfSubset(index, subset, call) : ExportSource.OfFolder(local, index, subset, options.Assets, call);
        var exporter = new CatalogExporter(index, options) { Parallel = parallel, Overwrite = call.Get(_overwrite) };
        long? total = source.Samples * (long)options.Assets.Collections.Count;
        var summary = await ProgressDisplay.RunAsync(call.Messages, "Writing items", steps => Task.Run(() => exporter.Run(
            local ?? call.Get(_to)!, source.Tiles, new SynchronousProgress<long>(items => steps.Report(new ProgressStep(items, total) { IsFiles = true })), call.Cancellation)));
        Report(call, summary, source, Stopwatch.GetElapsedTime(started));
        return source is { UnknownIds: 0, MissingFiles: 0, IsWhole: true } ? ExitCode.Done : ExitCode.DoneInPart;
    }

    private static void Report(Invocation call, CatalogExportSummary summary, ExportSource source, TimeSpan elapsed)
    {
        if (source.MissingFiles > 0)
        {
            call.Messages.Warn($"{Counted.Files(source.MissingFiles)} of the manifest {Counted.Verb(source.MissingFiles, "is", "are")} not there, or not as long as when it came. 'rapidai4eo verify' says which.");
        }

        if (call.Json)
        {
            JsonOutput.Write(call.Results, StacExportResult.Of(summary, source.UnknownIds, source.MissingFiles, elapsed), StacExportResultJson.Readable.StacExportResult);
            return;
        }

        call.Messages.Note($"{summary.Catalog}: {summary.Items:N0} items of {summary.Samples:N0} samples in {summary.Collections:N0} collections, {summary.Assets:N0} assets ({Units.Bytes(summary.Bytes)} in {Units.Time(elapsed)}).");
    }

    private ItemOptions OptionsOf(Invocation call, Subset subset)
    {
        var below = call.Get(_absolute) is { } url ? ParseUrl(url) : null;
        var isLocal = call.Has(_local);
        return new ItemOptions(isLocal ? below ?? UpToFiles : CommonOptions.HrefRootOf(call))
        {
            Assets = new AssetSelection(subset.AssetsPerSample),
            Links = below is null ? LinkStyle.Relative : LinkStyle.Below(below),
            HasFileFacts = isLocal,
        };
    }

    private string ParseUrl(string text) => RootAddress.Parse(text) is { Folder: null, HasSecret: false } root
        ? root.Address
        : throw new InvalidInputException($"{_absolute.Name} takes the http or https URL at which the folder will be served, without a query or password.");

    private void RefuseContradictions(Invocation call)
    {
        _selection.RefuseLoneSeed(call);
        if (call.Has(_to) == call.Has(_local))
        {
            throw new InvalidInputException("Say where the catalog is to go: --to DIR, or --local DIR for that of a download beside its files. One of them.");
        }

        if (call.Has(_local) && (call.Has(CommonOptions.Root) ? CommonOptions.Root : call.Get(_all) ? _all : (Option?)null) is { } option)
        {
            throw new InvalidInputException($"--local writes of the files that are in the folder, so {option.Name} does not go with it.");
        }

        if (call.Get(_all) && _selection.FirstNarrowing(call) is { } narrowing)
        {
            throw new InvalidInputException($"--all takes the whole corpus, so {narrowing.Name} does not go with it; --products and --datetime do.");
        }

        if (!call.Has(_local) && !call.Get(_all) && _selection.FirstGiven(call) is null)
        {
            throw new InvalidInputException("Nothing says which samples are meant. Choose some, as with --bbox, or take the whole corpus, some 50 GB of items, with --all.");
        }
    }
}
