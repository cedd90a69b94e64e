using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Verify;

/// <summary>What a verification found.</summary>
/// <param name="Files">All files that were looked at.</param>
/// <param name="Right">Those that are as they arrived.</param>
/// <param name="Damaged">Those with another length or hash, or that cannot be read.</param>
/// <param name="Missing">Those that are not there.</param>
/// <param name="WithoutHash">Those of the right ones of which only the length was compared.</param>
/// <param name="Restored">Those of the right ones that were damaged or missing the last time.</param>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="UnreadableParts">Parts of the manifest that cannot be read.</param>
/// <param name="NotWritten">Why the findings are not in the manifest; null where they are.</param>
/// <param name="Findings">The first of the files damaged or missing.</param>
internal sealed record VerifyResult(
    long Files, long Right, long Damaged, long Missing, long WithoutHash, long Restored, long Bytes, double Seconds,
    int UnreadableParts, string? NotWritten, IReadOnlyList<FindingResult> Findings)
{
    /// <summary>Shards that still hold an earlier file of a key which has come anew into another.</summary>
    public IReadOnlyList<string> SupersededShards { get; init; } = [];

    public static VerifyResult Of(VerifySummary summary) => new(
        summary.Right + summary.Damaged + summary.Missing, summary.Right, summary.Damaged, summary.Missing, summary.WithoutHash,
        summary.Restored, summary.Bytes, Math.Round(summary.Elapsed.TotalSeconds, 3), summary.DamagedBlocks, summary.NotWritten,
        [.. summary.Findings.Select(FindingResult.Of)])
    {
        SupersededShards = summary.SupersededShards,
    };
}
