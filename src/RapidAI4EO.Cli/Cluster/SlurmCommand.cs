using System.CommandLine;
using System.Diagnostics;
using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>A script that has Slurm do a piece of work in parts.</summary>
internal sealed class SlurmCommand : ProgramCommand
{
    private readonly Func<string, Command?> _verb;
    private readonly WorkOptions _work = new();
    private readonly Option<string> _time = new("--time") { Description = "The longest that a part may take, as Slurm writes it.", HelpName = "H:MM:SS" };
    private readonly Option<string> _partition = new("--partition") { Description = "The partition of the cluster.", HelpName = "NAME" };
    private readonly Option<string> _account = new("--account") { Description = "Whom it is charged to.", HelpName = "NAME" };
    private readonly Option<bool> _submit = new("--submit") { Description = "Submit it at once instead of printing it." };

    public SlurmCommand(Func<string, Command?> verb)
        : base(
            "slurm",
            "Print a script that submits a call in parts as job arrays, and a last job that reports; or submit it. Write the call as without a cluster: its options go through.",
            "cluster slurm download --country DE --products s2 --to ./germany --parts 400 --at-once 40 --time 4:00:00 > job.sh",
            "cluster slurm verify ./germany --parts 40 --partition short > verify.sh")
    {
        _verb = verb;
        foreach (var option in _work.All.Concat([_time, _partition, _account, _submit])) Add(option);
        TreatUnmatchedTokensAsErrors = false;
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var atOnce = _work.AtOnce(call);
        var parted = PartedCall.Of(call.Unmatched, atOnce, _verb);
        var script = new SlurmScript(parted, _work.Parts(call), atOnce, _work.Name(call, parted.Verb), FlagsOf(call)).Text();
        if (!call.Get(_submit))
        {
            call.Results.Write(Encoding.UTF8.GetBytes(script));
            return ExitCode.Done;
        }

        return await SubmitAsync(call, script);
    }

    private List<string> FlagsOf(Invocation call)
    {
        List<string> flags = [$"--cpus-per-task={_work.Cpus(call)}", $"--mem={_work.Mebibytes(call)}M"];
        foreach (var option in new[] { _time, _partition, _account })
        {
            if (call.Get(option) is { } value) flags.Add($"{option.Name}={ShellText.Quote(value)}");
        }

        return flags;
    }

    private static async Task<int> SubmitAsync(Invocation call, string script)
    {
        using var shell = Start();
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync(call.Cancellation);
        return shell.ExitCode == 0 ? ExitCode.Done : throw new CorpusException("Slurm did not take the jobs; what it said stands above. Without --submit the script is printed.");
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("bash", ["-s"]) { RedirectStandardInput = true })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CorpusException("There is no bash, so nothing can be submitted here. Print the script, and run it where Slurm is.", e);
        }
    }
}
