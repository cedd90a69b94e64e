using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>Draws places of one tile, none twice, until it has no more.</summary>
internal sealed class TileDraw
{
    private const int Places = Tile.SamplesPerSide * Tile.SamplesPerSide;

    private readonly ushort[] _order = new ushort[Places];
    private readonly Tile _tile;
    private readonly Predicate<SampleId> _accepts;
    private int _next;

    public TileDraw(LandTile land, ulong seed, Predicate<SampleId> accepts)
    {
        _tile = land.Tile;
        _accepts = accepts;
        var member = new SampleId(_tile, 1, 1).Pack();
        // Tiles of like land differ in their number of samples by a quarter either way.
        Weight = land.Weight * (0.75 + (0.5 * Hash.ToUnit(Hash.Seed(seed, Purpose.TileWeight, member))));
        Rank = Hash.Seed(seed, Purpose.TileRank, member);
        for (var i = 0; i < Places; i++)
        {
            _order[i] = (ushort)i;
        }

        new SplitMix64(Hash.Seed(seed, Purpose.PlaceOrder, member)).Shuffle(_order.AsSpan());
    }

    public double Weight { get; }

    /// <summary>Tiles are taken in the order of their ranks.</summary>
    public ulong Rank { get; }

    public bool IsExhausted => _next == Places;

    public List<SampleId> Drawn { get; } = [];

    /// <returns>How many were still to be had, at most <paramref name="count"/>.</returns>
    public int Draw(int count)
    {
        var before = Drawn.Count;
        while (Drawn.Count - before < count && !IsExhausted)
        {
            var place = _order[_next++];
            var id = new SampleId(_tile, (place / Tile.SamplesPerSide) + 1, (place % Tile.SamplesPerSide) + 1);
            if (_accepts(id))
            {
                Drawn.Add(id);
            }
        }

        return Drawn.Count - before;
    }
}
