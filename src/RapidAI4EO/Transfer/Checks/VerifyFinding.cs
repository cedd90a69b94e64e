using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>A file that is not as it arrived.</summary>
/// <param name="Key">Its key.</param>
/// <param name="State"><see cref="ManifestState.Damaged"/> or <see cref="ManifestState.Missing"/>.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
public sealed record VerifyFinding(string Key, ManifestState State, string Reason)
{
    /// <summary>Key and reason on one line.</summary>
    public override string ToString() => $"{DisplayText.Text(Key)}: {Reason}";
}
