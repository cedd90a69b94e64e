using System.CommandLine;
using System.Diagnostics;
using System.Text;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Training.Export.Verification;

namespace RapidAI4EO.Cli.Train.Verification;

/// <summary>Compares the files of an export with its list.</summary>
internal sealed class TrainVerifyCommand : ProgramCommand
{
    private const int MaxParallel = 256;
    private const int FindingsShown = 20;

    private readonly Argument<string> _folder = new("DIR") { Description = "The folder that train export wrote." };

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Files to read at once, 1 to {MaxParallel}. [default: as many as there are processors]",
        HelpName = "N",
    };

    public TrainVerifyCommand()
        : base("verify", "Read all files of an export, compare them with its list, length and hash, and name those that are not in it.", "train verify ./training", "train verify ./training --json")
    {
        Add(_folder);
        Add(_parallel);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, MaxParallel) ?? Environment.ProcessorCount;
        var verifier = new ExportVerifier(call.Get(_folder)!, parallel);
        var started = Stopwatch.GetTimestamp();
        var verdict = await ProgressDisplay.RunAsync(call.Messages, "Verifying", steps =>
            Task.Run(() => verifier.RunAsync(new SynchronousProgress<long>(files => steps.Report(new ProgressStep(files, null) { IsFiles = true })), call.Cancellation)));
        Report(call, verdict, Stopwatch.GetElapsedTime(started));
        return verdict.IsRight ? ExitCode.Done : ExitCode.DoneInPart;
    }

    private static void Report(Invocation call, ExportVerdict verdict, TimeSpan elapsed)
    {
        if (call.Json)
        {
            JsonOutput.Write(call.Results, ExportVerifyResult.Of(verdict, elapsed), TrainVerificationResultJson.Readable.ExportVerifyResult);
            return;
        }

        foreach (var finding in verdict.Findings.Take(FindingsShown)) call.Messages.Warn(finding.Reason);
        var more = verdict.Damaged + verdict.Missing + verdict.Added - FindingsShown;
        if (more > 0) call.Messages.Warn($"and {more:N0} more; --json lists the first thousand.");
        var added = verdict.Added > 0 ? $", {verdict.Added:N0} not in the list" : "";
        var advice = verdict.Damaged + verdict.Missing > 0 ? " Export again into another folder." : "";
        var sentence = $"{Counted.Files(verdict.Right)} {Counted.Verb(verdict.Right, "is", "are")} right, {verdict.Damaged:N0} damaged, {verdict.Missing:N0} missing{added} ({Units.Bytes(verdict.Bytes)} read in {Units.Time(elapsed)}).{advice}\n";
        call.Results.Write(Encoding.UTF8.GetBytes(sentence));
    }
}
