using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Parts;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Cli.Repair;

/// <summary>Fetches again what a verification found.</summary>
internal sealed class RepairCommand : ProgramCommand
{
    private readonly DestinationOption _destination = new();

    private readonly TransferOptions _transfer = new();
    private readonly PartOptions _part = new();

    public RepairCommand()
        : base(
            "repair",
            "Fetch again what 'verify' found damaged or missing, in the version that was there.",
            "repair ./berlin",
            "repair ./berlin --root https://data.source.coop/planet/rapidai4eo/")
    {
        _destination.AddTo(this);
        foreach (var option in _transfer.ForRepair.Concat(_part.All))
        {
            Add(option);
        }

        Add(CommonOptions.Root);
    }

    public override bool EndsItself => true;

    public override async Task<int> RunAsync(Invocation call)
    {
        var destination = _destination.Read(call, this);
        var part = _part.Read(call);
        var options = _transfer.ReadForRepair(call, [], destination, part);
        var roots = await Task.Run(() => RootsOf(call, destination), call.Cancellation);
        var stores = roots.Select(root => ObjectStores.Open(root)).ToList();
        try
        {
            options = options with { Roots = stores };
            return await PartRun.RunAsync(call, destination, part, recorder => RunAsync(call, options, roots, part, recorder));
        }
        finally
        {
            stores.ForEach(store => store.Dispose());
        }
    }

    private static async Task<int> RunAsync(Invocation call, DownloadOptions options, IReadOnlyList<RootAddress> roots, Part? part, PartRecorder? recorder)
    {
        var summary = await ProgressDisplay.RunAsync(call.Messages, "Repairing", $"the first file of {Names.Of(roots)}", steps =>
                new Repairer(options) { Part = part }.RunAsync(
                    new SynchronousProgress<DownloadProgress>(p =>
                    {
                        recorder?.Progress(p.Done + p.AlreadyThere, p.Total, p.Bytes);
                        steps.Report(DownloadReport.StepOf(p));
                    }),
                    call.Cancellation));
        return Report(call, summary);
    }

    /// <summary>Where the files came from, unless the call names roots: elsewhere there may be other versions of them, or none.</summary>
    private static IReadOnlyList<RootAddress> RootsOf(Invocation call, string destination)
    {
        if (call.Has(CommonOptions.Root)) return CommonOptions.RootsOf(call);
        var resolved = call.RootNames.Resolve(Repairer.RootsOf(destination, call.Cancellation));
        foreach (var warning in resolved.Warnings) call.Messages.Warn(warning);
        return resolved.Roots;
    }

    private static int Report(Invocation call, DownloadSummary summary)
    {
        var isNothing = summary is { Done: 0, AlreadyThere: 0, Missing: 0, Failed: 0, ReplacedShards: 0 };
        if (isNothing && !call.Json)
        {
            call.Messages.Note("Nothing to repair: the manifest has no file that is damaged or missing. 'verify' looks for such files.");
            return ExitCode.Done;
        }

        DownloadReport.Write(call, summary, unknownIds: 0);
        if (summary.ReplacedShards > 0 && !call.Json)
        {
            call.Messages.Note($"{summary.ReplacedShards:N0} {Counted.Verb(summary.ReplacedShards, "shard was", "shards were")} deleted, since all that is good in them lies in others now.");
        }

        if (summary.Failures.Any(failure => failure.Stage == DownloadStage.Verify))
        {
            call.Messages.Note("Where the roots now have another version of a file, 'download' fetches that one.");
        }

        return summary.IsComplete ? ExitCode.Done
            : summary is { Done: 0, AlreadyThere: 0, Missing: 0 } ? ExitCode.Failed
            : ExitCode.DoneInPart;
    }
}
