using System.Text;
using RapidAI4EO.Transfer;

namespace RapidAI4EO.Cli.Output;

/// <summary>Tells how a download went, or would go.</summary>
internal static class DownloadReport
{
    private const int FailuresShown = 20;

    public static ProgressStep StepOf(DownloadProgress progress) => new(progress.Settled, progress.Total)
    {
        IsFiles = true,
        FileBytes = progress.Bytes,
        Skipped = progress.AlreadyThere,
    };

    /// <summary>A summary is a message; with JSON it is a result.</summary>
    public static void Write(Invocation call, DownloadSummary summary, int unknownIds, SyncResult? sync = null)
    {
        if (call.Json)
        {
            ResultJson.Write(call.Results, DownloadResult.Of(summary, unknownIds) with { Sync = sync }, ResultJson.Readable.DownloadResult);
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

    /// <summary>What a dry run was asked for is its result.</summary>
    public static void Write(Invocation call, DownloadEstimate estimate, int unknownIds, SyncResult? sync = null)
    {
        if (call.Json)
        {
            ResultJson.Write(call.Results, EstimateResult.Of(estimate, unknownIds) with { Sync = sync }, ResultJson.Readable.EstimateResult);
            return;
        }

        var text = $"{estimate.Files:N0} files: {estimate.AlreadyThere:N0} are there, {estimate.ToFetch:N0} to fetch, about {Units.Bytes(estimate.Bytes)}.";
        if (estimate.Refused > 0)
        {
            text += $" {estimate.Refused:N0} have keys that cannot be files.";
        }

        call.Results.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }

    private static string Sentence(DownloadSummary summary)
    {
        var parts = new List<string> { $"{summary.Done:N0} files fetched ({Units.Bytes(summary.Bytes)} in {Units.Time(summary.Elapsed)})" };
        if (summary.AlreadyThere > 0)
        {
            parts.Add($"{summary.AlreadyThere:N0} were there");
        }

        if (summary.Missing > 0)
        {
            parts.Add($"{summary.Missing:N0} are missing at every root");
        }

        if (summary.Failed > 0)
        {
            parts.Add($"{summary.Failed:N0} failed; run again to try them again");
        }

        return string.Join(", ", parts) + ".";
    }
}
