using System.CommandLine;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Transfer.Merging;

namespace RapidAI4EO.Cli.Merge;

/// <summary>Joins the destinations of parts.</summary>
internal sealed class MergeCommand : ProgramCommand
{
    private readonly Argument<string[]> _sources = new("DIR") { Description = "Folders that downloads of parts went to, each to one of its own.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _to = new("--to") { Description = "The folder that gets all of it.", HelpName = "DIR", Required = true };

    public MergeCommand()
        : base(
            "merge",
            "Move what downloads of parts brought, each into a folder of its own, into one, with manifests and shards, and name what does not fit together.",
            "merge ./part-1 ./part-2 --to ./joined")
    {
        Add(_sources);
        Add(_to);
    }

    public override bool EndsItself => true;

    public override async Task<int> RunAsync(Invocation call)
    {
        var merger = new DestinationMerger(call.Get(_to)!, call.Get(_sources)!);
        var summary = await ProgressDisplay.RunAsync(call.Messages, "Merging", steps =>
            merger.RunAsync(new SynchronousProgress<long>(files => steps.Report(new ProgressStep(files, null) { IsFiles = true })), call.Cancellation));
        if (call.Json)
        {
            JsonOutput.Write(call.Results, MergeResult.Of(summary), MergeResultJson.Readable.MergeResult);
        }
        else
        {
            Tell(call.Messages, summary);
        }

        return summary.IsWhole ? ExitCode.Done : ExitCode.DoneInPart;
    }

    private static void Tell(Messages messages, MergeSummary summary)
    {
        foreach (var gap in summary.Gaps) messages.Warn(gap);
        if (summary.Selections.Count > 1) messages.Warn($"The folders were asked for {summary.Selections.Count:N0} selections: {string.Join("; ", summary.Selections.Take(5))}.");
        if (summary.Overlaps > 0) messages.Warn($"{Counted.Files(summary.Overlaps)} {Counted.Verb(summary.Overlaps, "was", "were")} there already, or lie in a shard with one that was, and stay where they were.");
        if (summary.Absent > 0) messages.Warn($"{Counted.Files(summary.Absent)} that a manifest names {Counted.Verb(summary.Absent, "is", "are")} damaged or not there. 'verify' and 'repair' of that folder come first.");
        var shards = summary.Shards > 0 ? $" in {summary.Shards:N0} {Counted.Verb(summary.Shards, "shard", "shards")}" : "";
        messages.Note($"{Counted.Files(summary.Moved)}{shards} moved.");
    }
}
