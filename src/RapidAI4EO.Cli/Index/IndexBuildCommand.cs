using System.CommandLine;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Index.Build;

namespace RapidAI4EO.Cli.Index;

/// <summary>Builds the index from the three resource files.</summary>
internal sealed class IndexBuildCommand : ProgramCommand
{
    private const int FindingsShown = 20;

    private readonly Option<bool> _lenient = new("--lenient")
    {
        Description = "Leave out samples that are not as they should be, and exit with 3, instead of building nothing.",
    };

    public IndexBuildCommand()
        : base(
            "build",
            "Build the sample index from the corpus's three resource files.",
            "index build",
            "index build --resources ./resources --index ./europe.index",
            "index build --resources https://data.source.coop/planet/rapidai4eo/ --lenient")
    {
        Add(CommonOptions.Resources);
        Add(CommonOptions.Index);
        Add(_lenient);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var location = await IndexAccess.LocateAsync(call);
        var path = CommonOptions.IndexOf(call) ?? location.Path;
        var report = await IndexAccess.BuildAsync(call, location.Sources, path, call.Get(_lenient));
        if (call.Json)
        {
            JsonOutput.Write(call.Results, IndexBuildResult.Of(report), IndexResultJson.Readable.IndexBuildResult);
        }
        else
        {
            Tell(report, call.Messages);
            if (report.IndexPath is not null && location.Origin is { } origin && CommonOptions.IndexOf(call) is null)
            {
                call.Messages.Note($"Commands use it with --resources {origin}, or where {CommonOptions.ResourcesVariable} is set to that.");
            }
        }

        return report.IndexPath is null ? ExitCode.Failed : report.FindingCount > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private static void Tell(IndexBuildReport report, Messages messages)
    {
        foreach (var finding in report.Findings.Take(FindingsShown))
        {
            messages.Warn(finding.ToString());
        }

        if (report.FindingCount > FindingsShown)
        {
            messages.Warn($"and {report.FindingCount - FindingsShown:N0} more.");
        }

        if (report.Info is { } info)
        {
            var leftOut = report.LeftOut > 0 ? $" {report.LeftOut:N0} were left out." : "";
            messages.Note(
                $"{report.IndexPath}: {info.Samples:N0} samples on {info.Tiles:N0} tiles, {Units.Bytes(report.IndexLength)}, built in {Units.Time(report.Elapsed)}.{leftOut}");
        }
        else
        {
            messages.Fail(
                ExitCode.Failed,
                $"The resource files have {report.FindingCount:N0} faults, so no index was built.",
                "Fetch the files again, or go on all the same with --lenient: what cannot be used is left out.");
        }
    }
}
