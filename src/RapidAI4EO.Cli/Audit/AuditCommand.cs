using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Audit;

/// <summary>Says which files of a subset a folder has.</summary>
internal sealed class AuditCommand : ProgramCommand
{
    private static readonly string[] OutputNames = ["table", "csv", "json", "keys"];

    private readonly DestinationOption _destination = new();
    private readonly SelectionOptions _selection = new();
    private readonly PartOptions _part = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "table (samples that are not complete), csv (every file), json (every sample), keys. [default: table]",
        HelpName = "FORM",
    };

    private readonly Option<string> _state = new("--state")
    {
        Description = "Only files in these states: of here, missing, unknown, with commas. [default: all]",
        HelpName = "LIST",
    };

    public AuditCommand()
        : base(
            "audit",
            "Say for every sample which of its files a folder has. Without a selection: of all that downloads into it were asked for.",
            "audit ./berlin",
            "audit ./berlin --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products pfsr,s2",
            "audit ./berlin --datetime 2018-05 --products pfsr,s2 --output csv > files.csv",
            "audit ./berlin --output keys --state missing | rapidai4eo download --keys - --to ./berlin")
    {
        _destination.AddTo(this);
        foreach (var option in _selection.All.Concat(_part.All))
        {
            Add(option);
        }

        Add(_output);
        Add(_state);
        Add(CommonOptions.Root);
        Add(CommonOptions.Index);
        Add(CommonOptions.Resources);
        _output.CompletionSources.Add(OutputNames);
        _state.CompletionSources.Add([.. AuditText.States.Select(AuditText.Name)]);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var form = OutputOf(call);
        var states = call.Get(_state) is { } named ? ParseStates(named) : AuditText.States;
        _selection.RefuseLoneSeed(call);
        var subset = _selection.Read(call);
        var auditor = await Task.Run(() => Auditor.Open(_destination.Read(call, this), call.Cancellation));
        if (auditor.DamagedBlocks > 0)
        {
            call.Messages.Warn($"{auditor.DamagedBlocks:N0} parts of the manifest cannot be read; the files they named are found missing or unknown.");
        }

        if (!_selection.ChoosesSamples(call)) return AuditHere(call, auditor, subset, form, states);
        using var index = await IndexAccess.OpenAsync(call);
        var selected = Selected.Find(call, new SampleSearch(index), subset);
        var samples = _part.Cut(call, index, selected.Samples).Ordinals().Select(index.IdOf);
        var code = Print(call, auditor.Audit(samples, subset.AssetsPerSample, call.Cancellation), form, subset.Products, states);
        return selected.UnknownIds > 0 ? ExitCode.DoneInPart : code;
    }

    /// <summary>Without a selection the destination's own memory says what should be there.</summary>
    private int AuditHere(Invocation call, Auditor auditor, Subset subset, AuditOutput form, IReadOnlyList<AssetState> states)
    {
        var samples = _part.Read(call) is { } part ? PartCutter.Cut(auditor.ExpectedSamples, part) : auditor.ExpectedSamples;
        if (_selection.ChoosesFiles(call))
        {
            return Print(call, auditor.Audit(samples, subset.AssetsPerSample, call.Cancellation), form, subset.Products, states);
        }

        call.Messages.Note(AuditText.Describe(auditor.Requests));
        return Print(call, auditor.AuditExpected(samples, call.Cancellation), form, auditor.ExpectedProducts, states);
    }

    private static int Print(
        Invocation call, IEnumerable<SampleAudit> audits, AuditOutput form, IReadOnlyList<Product> products, IReadOnlyList<AssetState> states)
    {
        IAuditPrinter printer = form switch
        {
            AuditOutput.Csv => new AuditCsv(call, states),
            AuditOutput.Json => new AuditJson(call, products, states),
            AuditOutput.Keys => new AuditKeys(call, states),
            _ => new AuditTable(call, products, states),
        };
        using var closing = printer as IDisposable;
        var totals = new AuditTotals();
        foreach (var audit in audits)
        {
            totals.Add(audit);
            printer.Add(audit);
        }

        printer.End(totals);
        if (form is AuditOutput.Csv or AuditOutput.Keys)
        {
            call.Messages.Note(AuditText.Describe(totals));
        }

        return totals.Complete == totals.Samples ? ExitCode.Done : ExitCode.DoneInPart;
    }

    private static AssetState[] ParseStates(string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        var unknown = names.FirstOrDefault(name => !AuditText.States.Any(state => AuditText.Name(state).Equals(name, StringComparison.OrdinalIgnoreCase)));
        return unknown is null
            ? [.. AuditText.States.Where(state => names.Contains(AuditText.Name(state), StringComparer.OrdinalIgnoreCase))]
            : throw new InvalidInputException($"--state takes {string.Join(", ", AuditText.States.Select(AuditText.Name))}, not '{unknown}'.");
    }

    private AuditOutput OutputOf(Invocation call)
    {
        if (call.Get(_output) is not { } text)
        {
            return call.Json ? AuditOutput.Json : AuditOutput.Table;
        }

        var form = (AuditOutput)Array.FindIndex(OutputNames, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (form < 0)
        {
            throw new InvalidInputException($"--output takes {string.Join(", ", OutputNames)}, not '{text}'.");
        }

        return call.Json && form is AuditOutput.Csv or AuditOutput.Table
            ? throw new InvalidInputException($"--output {text} is a form of its own, so it does not go with --json. Use json or keys.")
            : form;
    }
}
