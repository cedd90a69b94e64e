using System.CommandLine;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;

namespace RapidAI4EO.Cli.Demo;

/// <summary>Shows the whole way, from a root to verified files, without a network.</summary>
internal sealed class DemoCommand : ProgramCommand
{
    private readonly Option<string> _keep = new("--keep")
    {
        Description = "Work in this folder and leave it there; without, a temporary one that is deleted.",
        HelpName = "DIR",
    };

    public DemoCommand()
        : base(
            "demo",
            "Make a small corpus round Berlin, index it, ask the tutorial's questions, download and verify, all on this machine.",
            "demo",
            "demo --keep ./demo")
    {
        Add(_keep);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        using var folder = DemoFolder.Open(call.Get(_keep));
        var result = await new DemoRun(call.Messages, folder).RunAsync(call.Cancellation);
        if (call.Json)
        {
            JsonOutput.Write(call.Results, result, DemoResultJson.Readable.DemoResult);
        }
        else
        {
            DemoReport.Write(call.Results, result);
        }

        return result.IsRight ? ExitCode.Done : ExitCode.Failed;
    }
}
