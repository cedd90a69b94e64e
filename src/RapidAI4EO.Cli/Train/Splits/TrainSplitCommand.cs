using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>Splits samples by blocks of ground, or looks at a split that is there.</summary>
internal sealed class TrainSplitCommand : ProgramCommand
{
    private readonly SelectionOptions _selection = new();
    private readonly TrainSplitOptions _options = new();

    private readonly Option<string> _output = new("--output", "-o") { Description = "csv (sample_id,split) or json (with the options and what the index was built from). [default: csv]", HelpName = "FORM" };
    private readonly Option<string> _to = new("--to") { Description = "The file that gets the split; without, standard output does.", HelpName = "FILE" };
    private readonly Option<string> _from = new("--from") { Description = "Make none, but report on the split of a CSV that has the columns sample_id and split.", HelpName = "FILE" };

    public TrainSplitCommand()
        : base(
            "split",
            "Split samples so that no two splits share a block of ground, and say how far apart and how alike they are.",
            "train split --country DE --to split.csv",
            "train split --country DE --ratios 80,20 --names train,test --by block:12 --stratify bigearthnet19 --seed 7 --to split.csv",
            "train split --bbox 10,50,14,54 --buffer 2 --output json --to split.json",
            "train split --from theirs.csv --by tile")
    {
        foreach (var option in (Option[])[.. _selection.All, .. _options.All, _output, _to, _from, CommonOptions.Root, CommonOptions.Index, CommonOptions.Resources])
        {
            Add(option);
        }

        _output.CompletionSources.Add("csv", "json");
    }

    public override Task<int> RunAsync(Invocation call) => call.Get(_from) is { } file ? CheckAsync(call, file) : MakeAsync(call);

    private async Task<int> MakeAsync(Invocation call)
    {
        var to = call.Get(_to);
        ResultFile.Check(call, to);
        var asJson = ParseOutput(call.Get(_output) ?? "csv");
        var subset = _selection.Read(call);
        var options = _options.Read(call, _selection.Seed(call));
        using var index = await IndexAccess.OpenAsync(call);
        var (samples, unknown, _) = Selected.Find(call, new SampleSearch(index), subset);
        var split = new Splitter(index).Run(samples, options, call.Cancellation);
        ResultFile.Write(call, to, "The split", stream =>
        {
            if (asJson) SplitWriter.WriteJson(split, options, stream, call.Cancellation);
            else SplitWriter.WriteCsv(split, stream, call.Cancellation);
        });
        Report(call, split, options.Blocks, options.Stratify, to, new SplitFaults(unknown, 0));
        WarnOfEmpty(call, split);
        return unknown > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private async Task<int> CheckAsync(Invocation call, string file)
    {
        if ((_selection.FirstGiven(call) ?? _options.FirstOfMaking(call) ?? new Option[] { _to, _output }.FirstOrDefault(call.Has)) is { } option)
        {
            throw new InvalidInputException($"--from reports on a split that is there, so {option.Name} does not go with it; --by and --stratify do.");
        }

        var (blocks, scheme) = (_options.Blocks(call), _options.Scheme(call));
        using var index = await IndexAccess.OpenAsync(call);
        var table = SplitReader.ReadFile(index, file);
        SplitFaults.Warn(call.Messages, table, file);
        Report(call, table.Split, blocks, scheme, file, new SplitFaults(table.UnknownIds, table.InSeveralSplits));
        return table.UnknownIds > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private static void WarnOfEmpty(Invocation call, Split split)
    {
        if (split.Ordinals.Count == 0 || split.Empty() is not { Count: > 0 } empty) return;
        var why = split.LeftOut > 0 ? $", and {Counted.Samples(split.LeftOut)} {Counted.Verb(split.LeftOut, "is", "are")} in the buffer: take a narrower one" : ": take smaller blocks, or more samples";
        call.Messages.Warn($"No sample is in {string.Join(", ", empty)}{why}.");
    }

    private void Report(Invocation call, Split split, BlockGrid blocks, LabelScheme? scheme, string? file, SplitFaults faults)
    {
        LabelScheme[] schemes = scheme is null || scheme == LabelScheme.ClcLevel1 ? [LabelScheme.ClcLevel1] : [LabelScheme.ClcLevel1, scheme];
        if (call.Json)
        {
            var report = SplitReport.Make(split, blocks, schemes, call.Cancellation);
            JsonOutput.Write(call.Results, SplitResult.Of(report, blocks, file, faults), TrainSplitResultJson.Readable.SplitResult);
        }
        else if (!call.Messages.Quiet || call.Has(_from))
        {
            var report = SplitReport.Make(split, blocks, schemes, call.Cancellation);
            var lines = SplitText.Describe(report, blocks);
            if (call.Has(_from)) call.Results.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
            else foreach (var line in lines) call.Messages.Note(line);
        }
    }

    private static bool ParseOutput(string text) => text.ToLowerInvariant() switch
    {
        "csv" => false,
        "json" => true,
        _ => throw new InvalidInputException($"--output takes csv or json, not '{text}'."),
    };
}
