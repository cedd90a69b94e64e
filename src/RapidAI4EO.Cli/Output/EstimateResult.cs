using System.Text.Json.Serialization;
using RapidAI4EO.Transfer;

namespace RapidAI4EO.Cli.Output;

/// <summary>What a download would do.</summary>
/// <param name="Files">All files that were asked for.</param>
/// <param name="AlreadyThere">Those that are there.</param>
/// <param name="ToFetch">Those that are not.</param>
/// <param name="Refused">Those whose keys cannot be files.</param>
/// <param name="UnknownIds">Samples asked for that the index does not have.</param>
/// <param name="EstimatedBytes">What is to be fetched comes to about this.</param>
internal sealed record EstimateResult(long Files, long AlreadyThere, long ToFetch, long Refused, int UnknownIds, long EstimatedBytes)
{
    /// <summary>With <c>--sync</c>: what the folder has beside these files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SyncResult? Sync { get; init; }

    public static EstimateResult Of(DownloadEstimate estimate, int unknownIds) =>
        new(estimate.Files, estimate.AlreadyThere, estimate.ToFetch, estimate.Refused, unknownIds, estimate.Bytes);
}
