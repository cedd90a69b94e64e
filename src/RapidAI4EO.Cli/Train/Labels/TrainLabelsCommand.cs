using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Cli.Train.Labels;

/// <summary>Writes the labels of samples by a scheme.</summary>
internal sealed class TrainLabelsCommand : ProgramCommand
{
    private readonly SelectionOptions _selection = new();

    private readonly Option<string> _scheme = new("--scheme") { Description = "clc1, clc2, clc3, bigearthnet19, or a CSV with the header clc,label. [default: clc3]", HelpName = "SCHEME" };
    private readonly Option<string> _form = new("--form") { Description = "fractions, multilabel:THRESHOLD or dominant. [default: fractions]", HelpName = "FORM" };
    private readonly Option<string> _to = new("--to") { Description = "The CSV file that gets the labels; without, standard output does.", HelpName = "FILE" };
    private readonly Option<bool> _summary = new("--summary") { Description = "Only how many samples have each label, and weights for a loss." };

    public TrainLabelsCommand()
        : base(
            "labels",
            "Turn the land cover of samples into the labels of a scheme.",
            "train labels --country DE --scheme bigearthnet19 --form multilabel:0.1 --to labels.csv",
            "train labels --ids split.csv --scheme clc1 --form dominant > labels.csv",
            "train labels --scheme mine.csv --summary --json")
    {
        foreach (var option in (Option[])[.. _selection.All, _scheme, _form, _to, _summary, CommonOptions.Root, CommonOptions.Index, CommonOptions.Resources])
        {
            Add(option);
        }

        _scheme.CompletionSources.Add([.. LabelScheme.Names]);
        _form.CompletionSources.Add("fractions", "multilabel:0.1", "dominant");
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var to = call.Get(_to);
        RefuseContradictions(call, to);
        _selection.RefuseLoneSeed(call);
        var scheme = LabelScheme.Find(call.Get(_scheme) ?? "clc3");
        var form = LabelForm.Parse(call.Get(_form) ?? "fractions");
        var subset = _selection.Read(call);
        using var index = await IndexAccess.OpenAsync(call);
        var (samples, unknown, _) = Selected.Find(call, new SampleSearch(index), subset);
        var writer = new LabelWriter(index, samples, scheme, form);
        LabelSummary summary = null!;
        if (call.Get(_summary)) summary = writer.Summarize(call.Cancellation);
        else ResultFile.Write(call, to, "The labels", stream => summary = writer.Write(stream, call.Cancellation));
        Report(call, summary, to);
        return unknown > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private void Report(Invocation call, LabelSummary summary, string? to)
    {
        if (call.Json)
        {
            JsonOutput.Write(call.Results, LabelsResult.Of(summary, to), SharedResultJson.Readable.LabelsResult);
            return;
        }

        call.Messages.Note($"{Counted.Samples(summary.Samples)}, {summary.Unlabelled:N0} without a label; {100 * summary.LeftOutShare:0.00} % of the ground has none in {summary.Scheme.Name}.");
        if (call.Get(_summary)) LabelsTable.Write(call.Results, summary);
    }

    private void RefuseContradictions(Invocation call, string? to)
    {
        if (call.Get(_summary) && to is not null)
        {
            throw new InvalidInputException("--summary writes no labels, so --to does not go with it.");
        }

        if (!call.Get(_summary)) ResultFile.Check(call, to);
    }
}
