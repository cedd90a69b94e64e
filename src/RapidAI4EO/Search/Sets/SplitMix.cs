namespace RapidAI4EO.Search.Sets;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): chance that a seed repeats on every machine and in every version.</summary>
internal static class SplitMix
{
    /// <summary>A number of 64 bits for a thing under a seed, whatever else there is.</summary>
    public static ulong NextUInt64(ulong seed, ulong thing) => Mix(Mix(seed) ^ thing);

    private static ulong Mix(ulong z)
    {
        z += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
