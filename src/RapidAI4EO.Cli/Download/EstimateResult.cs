using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Estimates;

namespace RapidAI4EO.Cli.Download;

/// <summary>What a download would do.</summary>
/// <param name="Files">All files that were asked for.</param>
/// <param name="AlreadyThere">Those that are there.</param>
/// <param name="ToFetch">Those that are not.</param>
/// <param name="Refused">Those whose keys cannot be files.</param>
/// <param name="UnknownIds">Samples asked for that the index does not have.</param>
/// <param name="EstimatedBytes">What is to be fetched comes to about this.</param>
/// <param name="MarginBytes">With 95 % the truth lies no further off; null where sizes are the products' usual ones.</param>
/// <param name="Sampled">Files drawn at random that the roots answered about.</param>
/// <param name="MissingInSample">Those of them that no root has.</param>
/// <param name="EstimatedMissing">So many of all are missing; null where nobody answered.</param>
/// <param name="Seed">Which draw it was.</param>
/// <param name="Problem">Why roots did not answer; null where they did or nobody asked.</param>
/// <param name="Trial">How fast some files came; null where none did.</param>
/// <param name="EstimatedSeconds">At the trial's speed, or the limit's; null without a trial.</param>
/// <param name="FreeBytes">Room at the destination; null where that cannot be told.</param>
/// <param name="FreeInodes">How many more files it takes; null where there is no limit or it cannot be told.</param>
/// <param name="Fits">Null where it may or may not, or cannot be told.</param>
internal sealed record EstimateResult(
    long Files, long AlreadyThere, long ToFetch, long Refused, int UnknownIds, long EstimatedBytes, long? MarginBytes,
    int Sampled, int MissingInSample, long? EstimatedMissing, ulong Seed, string? Problem, TrialResult? Trial, double? EstimatedSeconds,
    long? FreeBytes, long? FreeInodes, bool? Fits)
{
    /// <summary>With <c>--sync</c>: what the folder has beside these files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SyncResult? Sync { get; init; }

    public static EstimateResult Of(DownloadEstimate estimate, ulong seed, int unknownIds) => new(
        estimate.Files, estimate.AlreadyThere, estimate.ToFetch, estimate.Refused, unknownIds, estimate.Bytes, estimate.Margin,
        estimate.Sampled, estimate.MissingInSample, estimate.Missing, seed, estimate.Problem, TrialResult.Of(estimate.Trial),
        estimate.Time is { } time ? Math.Round(time.TotalSeconds, 3) : null,
        estimate.Space.FreeBytes, estimate.Space.FreeInodes,
        estimate.Fit switch { SpaceFit.Fits => true, SpaceFit.TooSmall => false, _ => null });
}
