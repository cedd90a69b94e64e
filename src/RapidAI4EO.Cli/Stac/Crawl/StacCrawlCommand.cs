using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>Looks for items in a catalog of any publisher.</summary>
internal sealed class StacCrawlCommand : ProgramCommand
{
    private const int ProblemsTold = 100;

    private static readonly string[] OutputNames = ["ids", "hrefs", "items", "count", "geojson", "collections"];

    private readonly Argument<string> _catalog = new("CATALOG") { Description = "A catalog or collection: a URL, a file, or with --root a key below it." };
    private readonly CrawlOptions _query = new();
    private readonly StacReaderSwitches _switches = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Items: ids, items (whole), geojson (for a map). Assets: hrefs. Or their count; or collections, the catalog's own. [default: ids]",
        HelpName = "FORM",
    };

    private readonly Option<bool> _jsonLines = new("--json-lines") { Description = "With --output items or geojson: one a line, rather than a FeatureCollection." };

    public StacCrawlCommand()
        : base(
            "crawl",
            "Find items in any static STAC catalog, passing by what cannot hold any.",
            "stac crawl https://example.org/stac/catalog.json --output collections",
            "stac crawl ./stac-v1.0/catalog.json --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --roles data --output hrefs",
            "stac crawl stac-v1.0/catalog.json --root https://data.source.coop/planet/rapidai4eo/ --collections rapidai4eo_v1_source_pf --bbox 13.05,52.35,13.72,52.69 --output count",
            "stac crawl ./stac-v1.0/catalog.json --collections rapidai4eo_v1_source_pf --related rapidai4eo_v1_source_s2 --roles data --output hrefs",
            "stac crawl https://example.org/stac/catalog.json --offline --output items --json-lines > items.ndjson")
    {
        Add(_catalog);
        foreach (var option in _query.All.Concat([_output, _jsonLines]).Concat(_switches.All))
        {
            Add(option);
        }

        Add(CommonOptions.Root);
        _output.CompletionSources.Add(OutputNames);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var form = OutputOf(call);
        if (form == CrawlOutput.Collections && _query.FirstGiven(call) is { } given)
        {
            throw new InvalidInputException($"--output collections lists what a catalog has and looks for nothing in it, so {given.Name} does not go with it.");
        }

        var query = _query.Read(call);
        var source = CatalogSource.Find(call.Get(_catalog)!, call.Get(CommonOptions.Root), call.RootNames);
        foreach (var warning in source.Warnings)
        {
            call.Messages.Warn(warning);
        }

        using var reader = new StacReader(_switches.Read(call, source.Roots));
        return form == CrawlOutput.Collections ? await ListAsync(call, reader, reader.Crawl(source.Address)) : await CrawlAsync(call, reader, reader.Crawl(source.Address, query), form);
    }

    private static async Task<int> ListAsync(Invocation call, StacReader reader, StacCrawl crawl)
    {
        var lines = new KeyLines(call);
        await foreach (var child in crawl.ChildrenAsync(call.Cancellation))
        {
            lines.Add(child.Id ?? child.Address.ToString());
        }

        lines.End();
        return Tell(call.Messages, reader, crawl, findsItems: false);
    }

    private async Task<int> CrawlAsync(Invocation call, StacReader reader, StacCrawl crawl, CrawlOutput form)
    {
        using var printer = Printer(call, form);

        // A bar would move among the lines on the same terminal.
        var isQuiet = Terminal.HasOutput && call.Messages.Progress == ProgressStyle.Bar;
        if (isQuiet) await PrintAsync(call, crawl, printer, null);
        else await ProgressDisplay.RunAsync(call.Messages, "Reading the catalog", $"{call.Get(_catalog)}", steps => PrintAsync(call, crawl, printer, steps));
        printer.End(crawl);
        return Tell(call.Messages, reader, crawl, findsItems: true);
    }

    private static async Task<bool> PrintAsync(Invocation call, StacCrawl crawl, ICrawlPrinter printer, IProgress<ProgressStep>? steps)
    {
        var progress = steps is null ? null : new SynchronousProgress<CrawlProgress>(p => steps.Report(new ProgressStep(p.Documents, null) { IsFiles = true, FileBytes = p.Bytes }));
        await foreach (var item in crawl.ItemsAsync(progress, call.Cancellation))
        {
            printer.Add(item);
        }

        return true;
    }

    private ICrawlPrinter Printer(Invocation call, CrawlOutput form) => form switch
    {
        CrawlOutput.Hrefs => new CrawlHrefs(call),
        CrawlOutput.Items => new CrawlFeatures(call, FoundItemWriter.WriteItem, call.Get(_jsonLines)),
        CrawlOutput.GeoJson => new CrawlFeatures(call, FoundItemWriter.WriteFeature, call.Get(_jsonLines)),
        CrawlOutput.Count => new CrawlCount(call),
        _ => new CrawlIds(call),
    };

    /// <summary>What was left out, by which way it was come to, and why nothing was found.</summary>
    private static int Tell(Messages messages, StacReader reader, StacCrawl crawl, bool findsItems)
    {
        foreach (var problem in crawl.Problems.Take(ProblemsTold))
        {
            messages.Warn(problem.ToString());
        }

        if (crawl.ProblemCount > ProblemsTold) messages.Warn($"There are {crawl.ProblemCount - ProblemsTold:N0} more of these.");
        foreach (var id in crawl.UnknownCollections) messages.Warn($"The catalog has no collection '{id}'.");
        foreach (var doubt in findsItems ? crawl.Doubts : []) messages.Warn(doubt.Message);
        if (crawl.Repeated > 0) messages.Note($"{crawl.Repeated:N0} links lead to documents that were read already; their items are given once.");
        if (reader.CacheFault is { } fault) messages.Warn(fault);
        return crawl.ProblemCount > 0 || crawl.UnknownCollections.Count > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private CrawlOutput OutputOf(Invocation call)
    {
        var text = call.Get(_output) ?? OutputNames[0];
        var form = (CrawlOutput)Array.FindIndex(OutputNames, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (form < 0) throw new InvalidInputException($"--output takes {string.Join(", ", OutputNames)}, not '{text}'.");
        return call.Get(_jsonLines) && form is not (CrawlOutput.Items or CrawlOutput.GeoJson)
            ? throw new InvalidInputException("--json-lines goes with --output items or geojson.")
            : form;
    }
}
