using System.CommandLine;
using RapidAI4EO.Cli.Options;
using RapidAI4EO.Cli.Output;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Commands;

/// <summary>Fetches again what a verification found.</summary>
internal sealed class RepairCommand : Verb
{
    private readonly DestinationOption _destination = new();

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Files to fetch at once, 1 to {DownloadOptions.MaxParallel}. [default: as many as the server bears]",
        HelpName = "N",
    };

    public RepairCommand()
        : base(
            "repair",
            "Fetch again what 'verify' found damaged or missing, in the version that was there.",
            "repair ./berlin",
            "repair ./berlin --root https://data.source.coop/planet/rapidai4eo/")
    {
        _destination.AddTo(this);
        Add(_parallel);
        Add(CommonOptions.Root);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var destination = _destination.Read(call, this);
        var parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, DownloadOptions.MaxParallel);
        var stores = CommonOptions.RootsOf(call).Select(root => ObjectStores.Open(root)).ToList();
        try
        {
            var options = new DownloadOptions { Roots = stores, Destination = destination, Parallel = parallel };
            var summary = await ProgressDisplay.RunAsync(call.Messages, "Repairing", steps =>
                new Repairer(options).RunAsync(new Relay<DownloadProgress>(p => steps.Report(DownloadReport.StepOf(p))), call.Cancellation));
            return Report(call, summary);
        }
        finally
        {
            stores.ForEach(store => store.Dispose());
        }
    }

    private static int Report(Invocation call, DownloadSummary summary)
    {
        var isNothing = summary is { Done: 0, AlreadyThere: 0, Missing: 0, Failed: 0 };
        if (isNothing && !call.Json)
        {
            call.Messages.Note("Nothing to repair: the manifest has no file that is damaged or missing. 'verify' looks for such files.");
            return ExitCode.Done;
        }

        DownloadReport.Write(call, summary, unknownIds: 0);
        if (summary.Failures.Any(failure => failure.Stage == DownloadStage.Verify))
        {
            call.Messages.Note("Where the roots now have another version of a file, 'download' fetches that one.");
        }

        return summary.IsComplete ? ExitCode.Done
            : summary is { Done: 0, AlreadyThere: 0, Missing: 0 } ? ExitCode.Failed
            : ExitCode.DoneInPart;
    }
}
