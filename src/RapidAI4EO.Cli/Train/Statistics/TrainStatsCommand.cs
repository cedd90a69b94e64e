using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Parts;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;
using RapidAI4EO.Training.Statistics;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>Counts the pixels of a subset's images, and the labels of its samples.</summary>
internal sealed class TrainStatsCommand : ProgramCommand
{
    private static readonly string[] OutputNames = ["table", "json", "csv"];

    private readonly SelectionOptions _selection = new();
    private readonly TrainStatsOptions _options = new();

    private readonly Option<string> _output = new("--output", "-o") { Description = "table, json (mean and stddev as arrays in the order of the bands), or csv (a line a band). [default: table]", HelpName = "FORM" };

    private readonly PartOptions _part = new();
    private readonly Option<string> _to = new("--to") { Description = "With --part: the folder that gets the part's counts.", HelpName = "DIR" };
    private readonly Option<string> _merge = new("--merge") { Description = "Count nothing: join the counts of all parts in this folder, to the digits of one run.", HelpName = "DIR" };

    public TrainStatsCommand()
        : base(
            "stats",
            "Count the pixels of images: mean, deviation and percentiles of each band, exact, for each split; and the labels of the same samples.",
            "train stats --splits split.csv --split train --products s2 --root ./chips --output json > stats.json",
            "train stats --country DE --products pfsr --datetime 2018 --mask qa --by month --root ./chips --output csv",
            "train stats --splits split.csv --scheme bigearthnet19 --form multilabel:0.1 --on-error fail --root ./chips")
    {
        foreach (var option in (Option[])[.. _selection.All, .. _options.All, _output, .. _part.All, _to, _merge, CommonOptions.Root, CommonOptions.Index, CommonOptions.Resources])
        {
            Add(option);
        }

        _output.CompletionSources.Add(OutputNames);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var output = OutputOf(call);
        RefuseContradictions(call);
        var subset = SubsetOf(call);
        var (scheme, form, percentiles) = (_options.Scheme(call), _options.Form(call), _options.Percentiles(call));
        var (bySplit, byMonth) = _options.By(call);
        var only = _options.Split(call);
        var request = new StatisticsRequest
        {
            Parts = [],
            Products = subset.Products,
            Datetime = subset.Datetime,
            Mask = _options.Mask.Read(call),
            ByMonth = byMonth,
            StopAtFault = _options.StopAtFault(call),
            Parallel = _options.Parallel(call),
        };
        using var index = await IndexAccess.OpenAsync(call);
        var (found, unknown, _) = Selected.Find(call, new SampleSearch(index), subset);
        var (parts, unknownInFile) = PartsOf(call, index, found, only, bySplit);
        request = request with { Parts = parts };
        if (_part.Read(call) is { } own) return await CountPartAsync(call, index, request, own, unknown + unknownInFile);
        var report = call.Get(_merge) is { } folder
            ? await Task.Run(() => new PartialStatistics(index, request).Merge(folder), call.Cancellation)
            : await CountAsync(call, index, request, null);
        StatsPart[] covers = [.. parts.Select(part => new StatsPart(part.Name, new LabelWriter(index, part.Samples, scheme, form).Summarize(call.Cancellation)))];
        StatsFaults.Tell(call.Messages, report);
        Write(call, output, report, StatsResult.Of(report, request.Mask, percentiles, covers, _options.FormName(call), unknown + unknownInFile));
        return report.Missed > 0 || unknown + unknownInFile > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    /// <summary>A part leaves its counts in a folder, and says nothing of its own: only all parts together have an answer.</summary>
    private async Task<int> CountPartAsync(Invocation call, SampleIndex index, StatisticsRequest request, Part part, int unknown)
    {
        var folder = call.Get(_to)!;
        return await PartRun.RunAsync(call, folder, part, async recorder =>
        {
            var partial = new PartialStatistics(index, request);
            var report = await CountAsync(call, index, request with { Parts = partial.Cut(part) }, recorder);
            partial.Write(folder, part, report);
            StatsFaults.Tell(call.Messages, report);
            call.Messages.Note($"Part {part}: {Counted.Files(report.Chips - report.Missed)} of {report.Chips:N0} counted. --merge {folder} joins the parts.");
            return report.Missed > 0 || unknown > 0 ? ExitCode.DoneInPart : ExitCode.Done;
        });
    }

    private void RefuseContradictions(Invocation call)
    {
        _selection.RefuseLoneSeed(call);
        if (_part.IsGiven(call) != call.Has(_to)) throw new InvalidInputException("--part and --to belong together: a part leaves its counts in the folder --to.");
        if (call.Has(_merge) && _part.IsGiven(call)) throw new InvalidInputException("--merge joins parts that were counted, so it does not go with --part.");
    }

    private async Task<StatisticsReport> CountAsync(Invocation call, SampleIndex index, StatisticsRequest request, PartRecorder? recorder)
    {
        using var roots = OpenedRoots.Of(call);
        var statistics = new ChipStatistics(index, new ChipReader(roots.Stores, ignoresUnclearTags: _options.IgnoresUnclearTags(call)));
        return await ProgressDisplay.RunAsync(call.Messages, "Counting pixels", $"the first image of {Names.Of(CommonOptions.RootsOf(call))}", steps => statistics.RunAsync(
            request,
            new SynchronousProgress<StatisticsProgress>(p =>
            {
                recorder?.Progress(p.Done, p.Total, 0);
                steps.Report(new ProgressStep(p.Done, p.Total) { IsFiles = true });
            }),
            call.Cancellation));
    }

    private void Write(Invocation call, string output, StatisticsReport report, StatsResult result)
    {
        switch (output)
        {
            case "json":
                JsonOutput.Write(call.Results, result, TrainStatisticsResultJson.Readable.StatsResult);
                break;
            case "csv":
                StatsCsv.Write(call.Results, result);
                break;
            default:
                StatsTable.Write(call.Results, result, _options.AsksForPercentiles(call));
                break;
        }

        call.Messages.Note($"{Counted.Files(report.Chips - report.Missed)} of {report.Chips:N0} counted.");
    }

    private (IReadOnlyList<StatisticsPart> Parts, int Unknown) PartsOf(Invocation call, SampleIndex index, SampleSet found, string? only, bool bySplit)
    {
        if (_options.Splits(call) is not { } file) return ([new StatisticsPart(null, found)], 0);
        var table = SplitReader.ReadFile(index, file);
        SplitFaults.Warn(call.Messages, table, file);
        var parts = StatisticsPart.Of(table.Split, found);
        if (only is not null) parts = [parts[TrainStatsOptions.Find(table.Split, only)]];
        return (bySplit || only is not null ? parts : [StatisticsPart.Joined(parts, index.Count)], table.UnknownIds);
    }

    private Subset SubsetOf(Invocation call)
    {
        var subset = _selection.Read(call);
        if (!_selection.ChoosesProducts(call)) subset = subset with { Products = [Product.PlanetFusion, Product.Sentinel2] };
        if (subset.Products.FirstOrDefault(product => !product.HasTime) is { } product)
        {
            throw new InvalidInputException($"--products {product} has no images. Their pixels are counted of {string.Join(", ", Product.Images)}; --scheme says which labels are counted.");
        }

        return subset.AssetsPerSample.Count > 0 ? subset : throw new InvalidInputException($"{string.Join(" and ", subset.Products)} {Counted.Verb(subset.Products.Count, "has", "have")} no date in the time that --datetime names.");
    }

    private string OutputOf(Invocation call)
    {
        var output = call.Get(_output)?.ToLowerInvariant() ?? (call.Json ? "json" : "table");
        if (!OutputNames.Contains(output)) throw new InvalidInputException($"{_output.Name} takes {string.Join(", ", OutputNames)}, not '{output}'.");
        return call.Json && output != "json"
            ? throw new InvalidInputException($"{_output.Name} {output} is a form of its own, so it does not go with --json.")
            : output;
    }
}
