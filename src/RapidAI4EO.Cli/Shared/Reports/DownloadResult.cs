using System.Text.Json.Serialization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>How a download went.</summary>
/// <param name="Files">All files that were asked for.</param>
/// <param name="Fetched">Those that arrived now.</param>
/// <param name="AlreadyThere">Those that needed no fetching.</param>
/// <param name="Missing">Those that no root has.</param>
/// <param name="Failed">Those that failed otherwise.</param>
/// <param name="UnknownIds">Samples asked for that the index does not have.</param>
/// <param name="Bytes">Bytes that arrived.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failures">The first of the files missing or failed.</param>
/// <param name="Licences">Under which terms the files may be used.</param>
internal sealed record DownloadResult(
    long Files, long Fetched, long AlreadyThere, long Missing, long Failed, int UnknownIds, long Bytes, double Seconds,
    IReadOnlyList<FailureResult> Failures, IReadOnlyList<string> Licences)
{
    /// <summary>With <c>--sync</c>: what the folder has beside these files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SyncResult? Sync { get; init; }

    /// <summary>After a repair: shards that were deleted, since all that was good in them lies in others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ReplacedShards { get; init; }

    public static DownloadResult Of(DownloadSummary summary, int unknownIds) => new(
        summary.Done + summary.AlreadyThere + summary.Missing + summary.Failed, summary.Done, summary.AlreadyThere, summary.Missing,
        summary.Failed, unknownIds, summary.Bytes, Math.Round(summary.Elapsed.TotalSeconds, 3),
        [.. summary.Failures.Select(FailureResult.Of)], LicenceNotice.Lines(summary.Products))
    {
        ReplacedShards = summary.ReplacedShards,
    };
}
