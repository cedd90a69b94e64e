using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>A file that did not arrive.</summary>
/// <param name="Key">Which.</param>
/// <param name="Stage">How far it came: key, find, fetch, verify or place.</param>
/// <param name="Reason">Why.</param>
internal sealed record FailureResult(string Key, string Stage, string Reason)
{
    public static FailureResult Of(AssetFailure failure) => new(failure.Key, failure.Stage.ToString().ToLowerInvariant(), failure.Reason);
}
