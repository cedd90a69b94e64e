using System.CommandLine;
using System.Diagnostics;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Training.Export;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Export;

/// <summary>Writes samples as arrays to train with.</summary>
internal sealed class TrainExportCommand : ProgramCommand
{
    private readonly SelectionOptions _selection = new(TrainExportOptions.DefaultProducts);
    private readonly TrainExportOptions _options = new();
    private readonly Option<bool> _all = new("--all") { Description = "The whole corpus: 24 TB of arrays; --products and --datetime may narrow it." };

    public TrainExportCommand()
        : base(
            "export",
            "Write the chips and labels of samples as arrays to train with. Called again after a break, it goes on.",
            "train export --splits split.csv --format zarr --root ./chips --to ./training",
            "train export --country DE --datetime 2018 --products s2 --format npy --missing previous --root ./chips --to ./s2",
            "train export --ids split.csv --splits split.csv --format webdataset --pair --scheme bigearthnet19 --form multilabel:0.1 --to ./shards",
            "train export --bbox 13,52,14,53 --format safetensors --dtype float32 --to ./tensors --json")
    {
        foreach (var option in _selection.All.Concat(_options.All).Append(_all).Append(CommonOptions.Root).Append(CommonOptions.Index).Append(CommonOptions.Resources)) Add(option);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        RefuseContradictions(call);
        var subset = _selection.Read(call);
        // A wrong option is told before an index is built for it.
        _ = _options.Read(call, subset, null);
        using var index = await IndexAccess.OpenAsync(call);
        var table = _options.SplitFile(call) is { } file ? SplitReader.ReadFile(index, file) : null;
        if (table is not null && !call.Get(_all) && !_selection.Describes(call)) subset = subset with { Ids = InSplits(table.Split, index) };
        var (samples, unknown, _) = Selected.Find(call, new SampleSearch(index), subset);
        if (samples.Count == 0) return TellEmpty(call, _options.Read(call, subset, null), unknown);
        if (table is not null) SplitFaults.Warn(call.Messages, table, _options.SplitFile(call)!, samples);
        var options = _options.Read(call, subset, table?.Split);
        using var roots = OpenedRoots.Of(call);
        var exporter = new Exporter(index, roots.Stores, options);
        var started = Stopwatch.GetTimestamp();
        var summary = await ProgressDisplay.RunAsync(call.Messages, "Exporting samples", $"the first sample of {Names.Of(CommonOptions.RootsOf(call))}", steps =>
            Task.Run(() => exporter.RunAsync(samples, new SynchronousProgress<ExportProgress>(p => steps.Report(StepOf(p))), call.Cancellation)));
        // Not before: a call that is refused should say what is wrong alone.
        foreach (var line in LicenceNotice.Lines(options.Products)) call.Messages.Note(line);
        Report(call, options, summary, unknown, Stopwatch.GetElapsedTime(started));
        return summary.IsWhole && unknown == 0 && table is not { UnknownIds: > 0 } ? ExitCode.Done : ExitCode.DoneInPart;
    }

    /// <summary>A split file alone says which samples are meant: those that it puts into a split.</summary>
    private static List<SampleId> InSplits(Split split, SampleIndex index) =>
        [.. Enumerable.Range(0, split.Ordinals.Count).Where(at => split.PartOf(at) != Split.None).Select(at => index.IdOf(split.Ordinals[at]))];

    /// <summary>No hit is done too, as in a search; an export of nothing has no arrays, so none is written.</summary>
    private static int TellEmpty(Invocation call, ExportOptions options, int unknown)
    {
        if (call.Json) JsonOutput.Write(call.Results, ExportResult.Of(options, new ExportSummary(0, 0, 0, 0, 0, 0, 0, 0), unknown, TimeSpan.Zero), TrainExportResultJson.Readable.ExportResult);
        else call.Messages.Note($"The selection has no samples, so nothing is written to {options.Destination}.");
        return unknown == 0 ? ExitCode.Done : ExitCode.DoneInPart;
    }

    private static ProgressStep StepOf(ExportProgress progress) => new(progress.Done, progress.Total)
    {
        IsFiles = true,
        IsSamples = true,
        FileBytes = progress.Bytes,
        Skipped = progress.Earlier,
    };

    private static void Report(Invocation call, ExportOptions options, ExportSummary summary, int unknown, TimeSpan elapsed)
    {
        if (!summary.IsWhole)
        {
            var instead = options.Missing switch
            {
                MissingChips.Drop => $"{Counted.Samples(summary.Dropped)} {Counted.Verb(summary.Dropped, "was", "were")} left out for them",
                MissingChips.Previous when summary.Repeated is { } repeated => Neighbours(repeated, summary.Missing + summary.Damaged - repeated),
                MissingChips.Previous => "a neighbour in time stands in their place where there is one",
                _ => "the fill value stands in their place",
            };
            call.Messages.Warn($"{Counted.Chips(summary.Missing)} {Counted.Verb(summary.Missing, "is", "are")} missing and {summary.Damaged:N0} cannot be used; {instead}. problems.csv names them.");
        }

        if (call.Json)
        {
            JsonOutput.Write(call.Results, ExportResult.Of(options, summary, unknown, elapsed), TrainExportResultJson.Readable.ExportResult);
            return;
        }

        var earlier = summary.Earlier > 0 ? $", {summary.Earlier:N0} of {summary.Samples + summary.Dropped:N0} worked on before" : "";
        call.Messages.Note($"{options.Destination}: {Counted.Samples(summary.Samples)}{earlier}, {summary.Chips:N0} chips in {Counted.Files(summary.Files)} ({Units.Bytes(summary.Bytes)} in {Units.Time(elapsed)}).");
    }

    private static string Neighbours(long repeated, long left) => left == 0
        ? "a neighbour in time stands in the place of each"
        : $"a neighbour in time stands in the place of {repeated:N0}, and the fill value in that of {left:N0} whose sample has no image of the product";

    private void RefuseContradictions(Invocation call)
    {
        _selection.RefuseLoneSeed(call);
        if (call.Get(_all) && _selection.FirstNarrowing(call) is { } narrowing)
        {
            throw new InvalidInputException($"--all takes the whole corpus, so {narrowing.Name} does not go with it; --products and --datetime do.");
        }

        if (!call.Get(_all) && _selection.FirstNarrowing(call) is null && _options.SplitFile(call) is null)
        {
            throw new InvalidInputException("Nothing says which samples are meant. Choose some, as with --bbox, --ids or --splits, or take the whole corpus, 24 TB of arrays, with --all.");
        }
    }
}
