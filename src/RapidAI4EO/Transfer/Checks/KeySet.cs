using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>A set of keys, small enough for all of the corpus: two bytes for an asset, a fingerprint for any other key.</summary>
internal sealed class KeySet
{
    private readonly AssetTags _assets = new();
    private readonly FingerprintSet _others = new();

    public void Add(ReadOnlySpan<char> key)
    {
        if (AssetKey.TryParse(key, out var asset)) _assets[asset] = 1;
        else _others.Add(LineCounts.FingerprintOf(key));
    }

    public bool Contains(ReadOnlySpan<char> key) =>
        AssetKey.TryParse(key, out var asset) ? _assets[asset] != 0 : _others.Contains(LineCounts.FingerprintOf(key));
}
