using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// A part of what a manifest names: samples that follow one another, with as many bytes as those of any other part; of keys outside the corpus's
/// layout those whose digests fall to it. The same on every machine as long as no run brings other samples.
/// </summary>
internal sealed class ManifestPart
{
    private readonly Part _part;
    private readonly ulong _first = 1;
    private readonly ulong _last;

    public ManifestPart(LatestLines lines, Part part)
    {
        _part = part;
        var samples = lines.Samples;
        var (first, end) = PartCutter.Range(samples.Count, i => samples[i].Bytes, i => samples[i].Sample.Tile != samples[i - 1].Sample.Tile, part);
        Files = samples.Skip(first).Take(end - first).Sum(sample => (long)sample.Files);
        if (first < end) (_first, _last) = (samples[first].Sample.Pack(), samples[end - 1].Sample.Pack());
    }

    /// <summary>Files of the corpus's layout in it.</summary>
    public long Files { get; }

    public bool Holds(string key) => AssetKey.TryParse(key, out var asset)
        ? asset.Sample.Pack() is var sample && _first <= sample && sample <= _last
        : LineCounts.FingerprintOf(key) % (ulong)_part.Count == (ulong)_part.Number - 1;
}
