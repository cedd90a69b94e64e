using System.CommandLine;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;

namespace RapidAI4EO.Cli.Demo;

/// <summary>Shows the whole way, from a root to verified files, without a network.</summary>
internal sealed class DemoCommand : ProgramCommand
{
    private readonly Option<string> _keep = new("--keep")
    {
        Description = "Work in this folder and leave it there, with two years of 60 samples to go on with, some 2 GB; without, a temporary one that is deleted.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _serve = new("--serve") { Description = "Then serve the corpus with the explorer, until Ctrl-C." };

    public DemoCommand()
        : base(
            "demo",
            "Make a small corpus round Berlin, index it, ask the tutorial's questions, download and verify, all on this machine.",
            "demo",
            "demo --keep ./demo",
            "demo --serve    # and look at it in a browser")
    {
        Add(_keep);
        Add(_serve);
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

        if (call.Get(_serve)) await DemoServer.RunAsync(call, folder);
        return result.IsRight ? ExitCode.Done : ExitCode.Failed;
    }
}
