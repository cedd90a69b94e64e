using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Training.Batches;

/// <summary>In which order samples come.</summary>
internal static class RowOrder
{
    /// <summary>Shuffles in place (Fisher and Yates, in Durstenfeld's form), as a seed and an epoch have it on every machine.</summary>
    public static void Shuffle(Span<int> rows, ulong seed, int epoch)
    {
        var chance = SplitMix.NextUInt64(seed, (ulong)epoch);
        for (var last = rows.Length - 1; last > 0; last--)
        {
            // The upper half of a product is even to one part in 2^32 of a set's size.
            var at = (int)Math.BigMul(SplitMix.NextUInt64(chance, (ulong)last), (ulong)last + 1, out _);
            (rows[last], rows[at]) = (rows[at], rows[last]);
        }
    }
}
