using System.CommandLine;
using System.Text;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.GeoPackage;
using RapidAI4EO.Search.Output.GeoParquet;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Lists;

namespace RapidAI4EO.Cli.Search;

/// <summary>Answers a question with samples or files.</summary>
internal sealed class SearchCommand : ProgramCommand
{
    private static readonly string[] OutputNames = ["ids", "keys", "hrefs", "count", "csv", "geojson", "items", "geopackage", "geoparquet"];

    private readonly SelectionOptions _selection = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Samples: ids, csv (the published label table), geojson; geopackage, geoparquet (tables in a file of their own, --to). Files: keys, hrefs. STAC: items. Or a count. [default: ids]",
        HelpName = "FORM",
    };

    private readonly TableFileOption _table = new();

    private readonly Option<bool> _jsonLines = new("--json-lines") { Description = "With --output items: an item a line instead of one ItemCollection." };

    private readonly Option<string> _azCopyList = new("--azcopy-list")
    {
        Description = "Write the files' names for AzCopy, and say the command that takes them; standard output stays empty without --output.",
        HelpName = "FILE",
    };

    public SearchCommand()
        : base(
            "search",
            "Find samples and files by place, land cover, product and time.",
            "search --bbox 13.05,52.35,13.72,52.69",
            "search --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products pfsr,s2 --output hrefs",
            "search --filter \"clc_412 > 0.8\" --products pfsr --output count",
            "search --country DE --filter \"clc_31 = 1\" --datetime 2018 --products pfsr,s2 --azcopy-list files.txt",
            "search --within parks.geojson#name=Bialowieza --output csv > labels.csv",
            "search --near 13.4,52.5,5 --datetime 2018-05 --products pfsr,s2 --output items",
            "search --near -3.7,40.4,25 --sample 100 --seed 7 --output geojson",
            "search --country DE --output geopackage --to germany.gpkg")
    {
        foreach (var option in _selection.All)
        {
            Add(option);
        }

        Add(_output);
        Add(_jsonLines);
        _table.AddTo(this);
        Add(_azCopyList);
        Add(CommonOptions.Root);
        Add(CommonOptions.Index);
        Add(CommonOptions.Resources);
        _output.CompletionSources.Add(OutputNames);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var list = call.Get(_azCopyList);
        var output = call.Get(_output) is { } named ? ParseOutput(named) : list is null ? SearchOutput.Ids : (SearchOutput?)null;
        if (call.Json && output is SearchOutput.Csv)
        {
            throw new InvalidInputException("--output csv is a form of its own, so it does not go with --json. Use ids, keys, hrefs, count, geojson or items.");
        }

        if (call.Get(_jsonLines) && output is not SearchOutput.Items)
        {
            throw new InvalidInputException("--json-lines says how items are printed, so it needs --output items.");
        }

        var table = _table.Read(call, output);
        _selection.RefuseLoneSeed(call);
        var subset = _selection.Read(call);
        using var index = await IndexAccess.OpenAsync(call);
        var selected = Selected.Find(call, new SampleSearch(index), subset);
        var samples = selected.Samples;
        if (list is not null)
        {
            var written = WriteAzCopyList(list, new AssetList(index, samples, subset.AssetsPerSample), call);
            if (call.Json && output is null)
            {
                JsonOutput.Write(call.Results, written, SearchResultJson.Readable.AzCopyListResult);
            }
        }

        if (table is not null)
        {
            WriteTable(table, output is SearchOutput.GeoPackage, index, samples, call);
        }
        else if (output is { } form)
        {
            Print(form, index, selected, subset, call);
        }

        return ExitCode.Done;
    }

    private void Print(SearchOutput form, SampleIndex index, Selected selected, Subset subset, Invocation call)
    {
        var samples = selected.Samples;
        var token = call.Cancellation;
        switch (form)
        {
            case SearchOutput.Ids:
                Lines(call, stream => new SampleWriter(index, samples).WriteIds(stream, token));
                break;
            case SearchOutput.Csv:
                new SampleWriter(index, samples).WriteCsv(call.Results, token);
                break;
            case SearchOutput.GeoJson:
                new SampleWriter(index, samples).WriteGeoJson(call.Results, token);
                break;
            case SearchOutput.Items:
                PrintItems(index, samples, subset, call);
                break;
            case SearchOutput.Keys:
                Lines(call, stream => Assets().WriteLines(stream, cancellationToken: token));
                break;
            case SearchOutput.Hrefs:
                Lines(call, stream => Assets().WriteLines(stream, CommonOptions.HrefRootOf(call), token));
                break;
            default:
                PrintCount(Assets(), selected, call);
                break;
        }

        AssetList Assets() => new(index, samples, subset.AssetsPerSample);
    }

    private void PrintItems(SampleIndex index, SampleSet samples, Subset subset, Invocation call)
    {
        var root = CommonOptions.HrefRootOf(call);
        var options = new ItemOptions(root)
        {
            Assets = new AssetSelection(subset.AssetsPerSample),
            Links = LinkStyle.Below(root),
        };
        var writer = new ItemCollectionWriter(new ComputedCatalog(index, samples, options));
        var buffered = call.Results.Buffered();
        if (call.Get(_jsonLines)) writer.WriteLines(buffered, call.Cancellation);
        else writer.Write(buffered, call.Cancellation);
    }

    private static void PrintCount(AssetList assets, Selected selected, Invocation call)
    {
        if (call.Json)
        {
            JsonOutput.Write(call.Results, SearchCountResult.Of(assets, selected.Doubts), SearchResultJson.Readable.SearchCountResult);
        }
        else
        {
            call.Results.Write(Encoding.ASCII.GetBytes($"{assets.Count}\n"));
        }
    }

    private static void Lines(Invocation call, Action<Stream> write)
    {
        if (!call.Json)
        {
            write(call.Results);
            return;
        }

        using var array = new JsonArrayStream(call.Results);
        write(array);
        array.End();
    }

    private static void WriteTable(string path, bool asGeoPackage, SampleIndex index, SampleSet samples, Invocation call)
    {
        var bytes = asGeoPackage
            ? new GeoPackageWriter(index, samples).Write(path, call.Cancellation)
            : new GeoParquetWriter(index, samples).Write(path, call.Cancellation);
        var written = new TableResult(path, samples.Count, bytes);
        call.Messages.Note($"{path} has {Counted.Samples(written.Samples)}, {Units.Bytes(bytes)}.");
        if (call.Json)
        {
            JsonOutput.Write(call.Results, written, SearchResultJson.Readable.TableResult);
        }
    }

    private static AzCopyListResult WriteAzCopyList(string path, AssetList assets, Invocation call)
    {
        AzCopyList.Write(path, assets, call.Cancellation);
        call.Messages.Note($"{path} names {Counted.Files(assets.Count)}. Fetch with:");
        var command = AzCopyList.Command(RootOf(call), path, "DESTINATION");
        call.Messages.Note(command);
        if (RootOf(call).HasSecret)
        {
            call.Messages.Note("The root's token is not in the command: put it, with a question mark, behind the URL.");
        }

        return new AzCopyListResult(path, assets.Count, command);
    }

    private static RootAddress RootOf(Invocation call) => CommonOptions.RootsOf(call)[0];

    private static SearchOutput ParseOutput(string text)
    {
        var at = Array.FindIndex(OutputNames, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return at >= 0
            ? (SearchOutput)at
            : throw new InvalidInputException($"--output takes {string.Join(", ", OutputNames)}, not '{text}'.");
    }
}
