using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Verify;

/// <summary>Compares the files of a folder with its manifest.</summary>
internal sealed class VerifyCommand : ProgramCommand
{
    private const int MaxFindings = 1000;
    private const int MaxParallel = 256;
    private const string Keys = "keys";

    private readonly DestinationOption _destination = new();
    private readonly PartOptions _part = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "keys: print the key of every file that is damaged or missing, and the summary as a message.",
        HelpName = "FORM",
    };

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Files to read at once, 1 to {MaxParallel}. [default: as many as there are processors]",
        HelpName = "N",
    };

    private readonly Option<bool> _deep = new("--deep") { Description = "Decode every image too: a file may be as it arrived, and have arrived broken." };

    public VerifyCommand()
        : base(
            "verify",
            "Compare every file of a folder with its manifest, length and hash, and note there what is damaged or missing.",
            "verify ./berlin",
            "verify ./berlin --output keys > bad.txt",
            "verify ./berlin --deep")
    {
        _destination.AddTo(this);
        foreach (var option in _part.All) Add(option);
        Add(_output);
        Add(_parallel);
        Add(_deep);
        _output.CompletionSources.Add(Keys);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        if (call.Get(_output) is { } output && output != Keys)
        {
            throw new InvalidInputException($"--output takes {Keys}, not '{output}'.");
        }

        var lines = call.Has(_output) ? new KeyLines(call) : null;
        var options = new VerifyOptions
        {
            Destination = _destination.Read(call, this),
            Part = _part.Read(call),
            Parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, MaxParallel),
            MaxFindingsKept = MaxFindings,
            Content = call.Get(_deep) ? new ImageCheck() : null,
            OnFinding = lines is null ? null : finding => lines.Add(finding.Key),
        };
        return await PartRun.RunAsync(call, options.Destination, options.Part, async recorder =>
        {
            var summary = await ProgressDisplay.RunAsync(call.Messages, "Verifying", steps =>
                new Verifier(options).RunAsync(
                    new SynchronousProgress<VerifyProgress>(p =>
                    {
                        recorder?.Progress(p.Done, p.Total, p.Bytes);
                        steps.Report(StepOf(p));
                    }),
                    call.Cancellation));
            lines?.End();
            VerifyReport.Write(call, summary, asMessage: lines is not null);
            return summary.IsRight ? ExitCode.Done : ExitCode.DoneInPart;
        });
    }

    private static ProgressStep StepOf(VerifyProgress progress) =>
        new(progress.Done, progress.Total > 0 ? progress.Total : null) { IsFiles = true, FileBytes = progress.Bytes };
}
