namespace RapidAI4EO.Transfer.Manifests;

/// <summary>
/// A set of 64-bit fingerprints in open addressing: some 12 bytes each, where a set of strings takes 150. It grows by parts, so
/// that growing never needs twice the memory.
/// </summary>
internal sealed class FingerprintSet
{
    private const int PartBits = 8;
    private const int FirstSize = 16;

    private readonly ulong[]?[] _parts = new ulong[1 << PartBits][];
    private readonly int[] _counts = new int[1 << PartBits];

    public void Add(ulong fingerprint)
    {
        // Zero marks an empty place.
        fingerprint = Math.Max(fingerprint, 1);
        var part = (int)(fingerprint >> (64 - PartBits));
        var places = _parts[part] ??= new ulong[FirstSize];
        if ((_counts[part] + 1) * 8 > places.Length * 7) places = _parts[part] = Grown(places);
        ref var place = ref Find(places, fingerprint);
        if (place != 0) return;
        place = fingerprint;
        _counts[part]++;
    }

    public bool Contains(ulong fingerprint)
    {
        fingerprint = Math.Max(fingerprint, 1);
        return _parts[fingerprint >> (64 - PartBits)] is { } places && Find(places, fingerprint) != 0;
    }

    /// <summary>Takes a fingerprint out and closes the gap that it leaves.</summary>
    public void Remove(ulong fingerprint)
    {
        fingerprint = Math.Max(fingerprint, 1);
        var part = (int)(fingerprint >> (64 - PartBits));
        if (_parts[part] is not { } places) return;
        ref var place = ref Find(places, fingerprint);
        if (place == 0) return;
        place = 0;
        _counts[part]--;

        // What was pushed past the gap by a collision must be put back where it will be found.
        var mask = places.Length - 1;
        for (var next = (IndexOf(places, fingerprint) + 1) & mask; places[next] != 0; next = (next + 1) & mask)
        {
            var moved = places[next];
            places[next] = 0;
            Find(places, moved) = moved;
        }
    }

    private static ulong[] Grown(ulong[] places)
    {
        var larger = new ulong[places.Length * 2];
        foreach (var fingerprint in places)
        {
            if (fingerprint != 0) Find(larger, fingerprint) = fingerprint;
        }

        return larger;
    }

    /// <summary>The place that holds it, or the empty one where it belongs.</summary>
    private static ref ulong Find(ulong[] places, ulong fingerprint) => ref places[IndexOf(places, fingerprint)];

    private static int IndexOf(ulong[] places, ulong fingerprint)
    {
        var mask = places.Length - 1;
        var at = (int)(uint)fingerprint & mask;
        while (places[at] != 0 && places[at] != fingerprint) at = (at + 1) & mask;
        return at;
    }
}
