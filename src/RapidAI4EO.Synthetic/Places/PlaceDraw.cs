using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>
/// Draws an exact number of samples over many tiles: each gets a share by its weight; what a tile cannot give (a coast, the rim of the
/// bounds) goes to the others in further rounds.
/// </summary>
internal static class PlaceDraw
{
    /// <param name="tiles">The tiles, of which no more are used than are needed.</param>
    /// <param name="count">How many samples.</param>
    /// <param name="samplesPerTile">About how many a tile gets while there are tiles to choose from.</param>
    /// <exception cref="InvalidInputException">The tiles have fewer places that fit.</exception>
    public static IEnumerable<SampleId> Draw(IEnumerable<TileDraw> tiles, int count, int samplesPerTile)
    {
        var all = tiles.OrderBy(t => t.Rank).ToArray();
        var wanted = (int)Math.Clamp(((long)count + samplesPerTile - 1) / samplesPerTile, 0, all.Length);
        var missing = DrawFrom(all.AsSpan(0, wanted).ToArray(), count);
        missing = DrawFrom(all, missing);
        return missing == 0
            ? all.SelectMany(t => t.Drawn)
            : throw new InvalidInputException(
                $"There are places for {count - missing} samples and not for {count}. Ask for fewer, or for a larger area.");
    }

    /// <returns>How many could not be had.</returns>
    private static int DrawFrom(TileDraw[] tiles, int count)
    {
        var missing = count;
        while (missing > 0)
        {
            var open = Array.FindAll(tiles, t => !t.IsExhausted);
            if (open.Length == 0)
            {
                break;
            }

            var shares = Share(missing, open);
            var got = 0;
            Parallel.For(0, open.Length, i => Interlocked.Add(ref got, open[i].Draw(shares[i])));
            missing -= got;
        }

        return missing;
    }

    /// <summary>Whole numbers that add up to <paramref name="count"/>, each near its weight's share: the running sum is what is rounded.</summary>
    private static int[] Share(int count, TileDraw[] tiles)
    {
        var total = tiles.Sum(t => t.Weight);
        var shares = new int[tiles.Length];
        var weight = 0.0;
        var given = 0;
        for (var i = 0; i < tiles.Length; i++)
        {
            weight += tiles[i].Weight;
            var upToHere = i == tiles.Length - 1 ? count : (int)Math.Round(count * weight / total);
            shares[i] = upToHere - given;
            given = upToHere;
        }

        return shares;
    }
}
