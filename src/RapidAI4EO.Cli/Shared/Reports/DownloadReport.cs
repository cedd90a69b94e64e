using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>Tells how a download went.</summary>
internal static class DownloadReport
{
    private const int FailuresShown = 20;

    /// <summary>What failed is no progress, and is told beside it.</summary>
    public static ProgressStep StepOf(DownloadProgress progress) => new(progress.Done + progress.AlreadyThere, progress.Total)
    {
        IsFiles = true,
        Failed = progress.Missing + progress.Failed,
        FileBytes = progress.Bytes,
        Skipped = progress.AlreadyThere,
    };

    /// <summary>A summary is a message; with JSON it is a result.</summary>
    public static void Write(Invocation call, DownloadSummary summary, int unknownIds, SyncResult? sync = null)
    {
        if (call.Json)
        {
            JsonOutput.Write(call.Results, DownloadResult.Of(summary, unknownIds) with { Sync = sync }, SharedResultJson.Readable.DownloadResult);
            return;
        }

        var messages = call.Messages;
        foreach (var failure in summary.Failures.Take(FailuresShown))
        {
            messages.Warn(failure.ToString());
        }

        var failures = summary.Missing + summary.Failed;
        if (failures > FailuresShown)
        {
            messages.Warn($"and {failures - FailuresShown:N0} more.");
        }

        messages.Note(Sentence(summary));
    }

    /// <summary>What came before a run stopped itself or was cancelled. The reason is told after it, as an error.</summary>
    public static void WriteStopped(Invocation call, DownloadProgress progress)
    {
        if (progress.Settled == 0) return;
        List<string> parts = [$"{Counted.Files(progress.Done)} fetched ({Units.Bytes(progress.Bytes)})"];
        AddOthers(parts, progress.AlreadyThere, progress.Missing, progress.Failed);
        call.Messages.Note($"Before it stopped: {string.Join(", ", parts)}.");
    }

    private static string Sentence(DownloadSummary summary)
    {
        List<string> parts = [$"{Counted.Files(summary.Done)} fetched ({Units.Bytes(summary.Bytes)} in {Units.Time(summary.Elapsed)})"];
        AddOthers(parts, summary.AlreadyThere, summary.Missing, summary.Failed);
        return string.Join(", ", parts) + ".";
    }

    private static void AddOthers(List<string> parts, long alreadyThere, long missing, long failed)
    {
        if (alreadyThere > 0) parts.Add($"{alreadyThere:N0} {Counted.Verb(alreadyThere, "was", "were")} there");
        if (missing > 0) parts.Add($"{missing:N0} {Counted.Verb(missing, "is", "are")} missing at every root");
        if (failed > 0) parts.Add($"{failed:N0} failed; run again to try {Counted.Verb(failed, "it", "them")} again");
    }
}
