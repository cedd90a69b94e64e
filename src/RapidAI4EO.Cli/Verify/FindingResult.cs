using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Verify;

/// <summary>A file that is not as it arrived.</summary>
/// <param name="Key">Which.</param>
/// <param name="State"><c>damaged</c> or <c>missing</c>.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record FindingResult(string Key, string State, string Reason)
{
    public static FindingResult Of(VerifyFinding finding) => new(finding.Key, finding.State.ToString().ToLowerInvariant(), finding.Reason);
}
