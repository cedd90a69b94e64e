using RapidAI4EO.Training.Export.Verification;

namespace RapidAI4EO.Cli.Train.Verification;

/// <summary>What a look at an export found.</summary>
/// <param name="Files">All files that were looked at.</param>
/// <param name="Right">Those that are as they were written.</param>
/// <param name="Damaged">Those with another length or hash, or that cannot be read.</param>
/// <param name="Missing">Those that are not there.</param>
/// <param name="Added">Those that are in no list.</param>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Findings">The first thousand of those that are not right.</param>
internal sealed record ExportVerifyResult(long Files, long Right, long Damaged, long Missing, long Added, long Bytes, double Seconds, IReadOnlyList<ExportFindingResult> Findings)
{
    public static ExportVerifyResult Of(ExportVerdict verdict, TimeSpan elapsed) => new(
        verdict.Right + verdict.Damaged + verdict.Missing, verdict.Right, verdict.Damaged, verdict.Missing, verdict.Added, verdict.Bytes, Math.Round(elapsed.TotalSeconds, 3),
        [.. verdict.Findings.Select(finding => new ExportFindingResult(finding.File, finding.Kind.ToString().ToLowerInvariant(), finding.Reason))]);
}
