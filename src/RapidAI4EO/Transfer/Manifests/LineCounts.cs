using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// How many lines a manifest has about each key, so that a second reading knows which line is the last and counts: two bytes for an
/// asset, a fingerprint for any other key, and more only for the few of these that have several lines.
/// </summary>
internal sealed class LineCounts
{
    private readonly AssetTags _assets = new();
    private readonly FingerprintSet _others = new();
    private readonly Dictionary<ulong, int> _repeats = [];

    /// <summary>Samples of which there is a line that was not counted down, in order, with how many of their files have one, and the usual bytes of those.</summary>
    public IReadOnlyList<(SampleId Sample, int Files, long Bytes)> Samples => [.. _assets.Samples.Select(sample =>
    {
        var (files, bytes) = (0, 0L);
        foreach (var (product, _) in _assets.Of(sample)) (files, bytes) = (files + 1, bytes + product.TypicalBytes);
        return (sample, files, bytes);
    })];

    /// <summary>Different keys.</summary>
    public long Keys { get; private set; }

    public void Count(ReadOnlySpan<char> key)
    {
        if (AssetKey.TryParse(key, out var asset))
        {
            var lines = _assets[asset];
            if (lines == 0) Keys++;

            // Beyond this a key would be told of twice, which is no harm.
            if (lines < ushort.MaxValue) _assets[asset] = (ushort)(lines + 1);
            return;
        }

        var fingerprint = FingerprintOf(key);
        if (_others.Contains(fingerprint))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_repeats, fingerprint, out _)++;
            return;
        }

        _others.Add(fingerprint);
        Keys++;
    }

    /// <summary>Counts down: call it once for each line, in order.</summary>
    public bool IsLast(ReadOnlySpan<char> key)
    {
        if (AssetKey.TryParse(key, out var asset))
        {
            var lines = _assets[asset];
            if (lines > 0) _assets[asset] = (ushort)(lines - 1);
            return lines <= 1;
        }

        var fingerprint = FingerprintOf(key);
        if (_repeats.GetValueOrDefault(fingerprint) == 0) return true;
        _repeats[fingerprint]--;
        return false;
    }

    /// <summary>A key's 64 bits: two keys of one destination share them about as often as a disk lies.</summary>
    public static ulong FingerprintOf(ReadOnlySpan<char> key)
    {
        var hash = new Xxh64();
        hash.Append(MemoryMarshal.AsBytes(key));
        return hash.Finish();
    }
}
