using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>Turns options into sample ids: first those of the focus, then the others round it.</summary>
internal static class SamplePlan
{
    // Iceland to the east of Anatolia, Crete to the North Cape: what lies beyond (the Canaries, Svalbard) is left out.
    private static readonly LonLatBounds Europe = new(-25, 34, 45, 71.5);

    public static SampleId[] Draw(SyntheticCorpusOptions options)
    {
        var grid = new TileGrid(LandMask.Europe);
        var focus = options.Focus;
        var inFocus = focus is null ? [] : DrawIn(grid, focus.Bounds, focus.Samples, options, Lies(focus.Bounds));
        var around = DrawIn(grid, options.Bounds ?? Europe, options.Samples - inFocus.Length, options, LiesAround(options));
        return InPublishedOrder([.. inFocus, .. around], options.Seed);
    }

    private static SampleId[] DrawIn(
        TileGrid grid, LonLatBounds bounds, int count, SyntheticCorpusOptions options, Predicate<SampleId> lies)
    {
        if (count == 0)
        {
            return [];
        }

        var tiles = grid.Find(InEurope(bounds)).Select(t => new TileDraw(t, options.Seed, id => lies(id) && grid.IsLand(id)));
        return [.. PlaceDraw.Draw(tiles, count, options.SamplesPerTile)];
    }

    private static LonLatBounds InEurope(LonLatBounds bounds) => new(
        Math.Max(bounds.West, Europe.West), Math.Max(bounds.South, Europe.South),
        Math.Min(bounds.East, Europe.East), Math.Min(bounds.North, Europe.North));

    private static Predicate<SampleId> Lies(LonLatBounds bounds) => id => bounds.Contains(PublishedBounds(id));

    private static Predicate<SampleId> LiesAround(SyntheticCorpusOptions options)
    {
        if (options.Bounds is null && options.Focus is null)
        {
            return _ => true;
        }

        return id =>
        {
            var square = PublishedBounds(id);
            return (options.Bounds is not { } bounds || bounds.Contains(square))
                && (options.Focus is not { } focus || !focus.Bounds.Intersects(square));
        };
    }

    private static LonLatBounds PublishedBounds(SampleId id) => id.Footprint.PublishedCorners.Bounds;

    private static SampleId[] InPublishedOrder(SampleId[] samples, ulong seed)
    {
        var keys = Array.ConvertAll(samples, id =>
        {
            var tile = Hash.Seed(seed, Purpose.TileRank, new SampleId(id.Tile, 1, 1).Pack());
            var place = Hash.Seed(seed, Purpose.SampleOrder, id.Pack());
            return (tile & 0xFFFFFFFF00000000) | (place >> 32);
        });
        Array.Sort(keys, samples);
        return samples;
    }
}
