using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>What a look at one file came to.</summary>
/// <param name="State">Here, damaged or missing.</param>
/// <param name="Reason">What is wrong, as a sentence; null where nothing is.</param>
/// <param name="IsHashed">Whether more than its length was compared.</param>
internal readonly record struct FileVerdict(ManifestState State, string? Reason, bool IsHashed)
{
    public static FileVerdict Right(bool isHashed) => new(ManifestState.Here, null, isHashed);

    public static FileVerdict Damaged(string reason) => new(ManifestState.Damaged, reason, false);

    public static FileVerdict Missing(string reason) => new(ManifestState.Missing, reason, false);
}
