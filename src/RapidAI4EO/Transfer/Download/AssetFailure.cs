using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Download;

/// <summary>One file that did not arrive, and why. The run goes on.</summary>
/// <param name="Key">The key as it was given, but for signatures.</param>
/// <param name="Stage">How far it came.</param>
/// <param name="Reason">A sentence for people, naming each root that was asked; without signatures.</param>
public sealed record AssetFailure(string Key, DownloadStage Stage, string Reason)
{
    /// <summary>A list may hold signed URLs where keys belong, and what is wrong with them is shown to people.</summary>
    public string Key { get; } = SasToken.Hide(Key);

    /// <summary>No root has it; asking again will not help.</summary>
    public bool IsMissing => Stage == DownloadStage.Find;

    /// <summary>Key and reason on one line.</summary>
    public override string ToString() => $"{DisplayText.Text(Key)}: {Reason}";
}
