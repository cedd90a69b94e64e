namespace RapidAI4EO.Synthetic.Randomness;

/// <summary>
/// Numbers that look random and follow from a seed, a purpose and a value alone. Nothing here depends on the order of calls or
/// on the thread, which is what lets the corpus be made in parallel and in parts.
/// </summary>
internal static class Hash
{
    private const double UnitOfDouble = 1.0 / (1UL << 53);

    /// <summary>Steele, Lea and Flood's mixing function of SplitMix64.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A seed of its own for one purpose, and for one member of it.</summary>
    public static ulong Seed(ulong seed, Purpose purpose, ulong member = 0) => Mix(Mix(seed ^ ((ulong)purpose << 56)) ^ member);

    /// <summary>A number from 0 up to 1, without 1.</summary>
    public static double ToUnit(ulong hash) => (hash >> 11) * UnitOfDouble;
}
