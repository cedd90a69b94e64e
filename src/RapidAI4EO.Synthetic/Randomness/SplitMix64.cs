namespace RapidAI4EO.Synthetic.Randomness;

/// <summary>A small generator for runs of numbers; unlike <see cref="Random"/> its sequence is the same on every runtime.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var value = Hash.Mix(_state);
        _state += 0x9E3779B97F4A7C15;
        return value;
    }

    /// <summary>A number from 0 up to a bound of at most 32 bits, without the bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Fisher and Yates's shuffle.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
