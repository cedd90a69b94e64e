using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// A binary tree over the tile directory: each node is a run of tiles and the bounds of all their samples. The directory's order,
/// by zone, easting and northing, makes the runs compact. Node 1 is the root, the children of node n are 2n and 2n + 1.
/// </summary>
internal sealed class TileTree
{
    private readonly LonLatBounds[] _bounds;
    private readonly int _tiles;

    public TileTree(ReadOnlySpan<TileEntry> tiles)
    {
        _tiles = tiles.Length;
        LeafStart = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, tiles.Length));
        _bounds = new LonLatBounds[2 * LeafStart];
        Array.Fill(_bounds, LonLatBounds.Empty);
        for (var i = 0; i < tiles.Length; i++)
        {
            _bounds[LeafStart + i] = tiles[i].Bounds;
        }

        for (var node = LeafStart - 1; node > 0; node--)
        {
            _bounds[node] = _bounds[2 * node].Including(_bounds[(2 * node) + 1]);
        }
    }

    /// <summary>The node of the first tile; nodes from here on are tiles.</summary>
    public int LeafStart { get; }

    public bool IsLeaf(int node) => node >= LeafStart;

    /// <summary>The bounds of the polygons of all samples below a node; empty where it has none.</summary>
    public ref readonly LonLatBounds Bounds(int node) => ref _bounds[node];

    /// <summary>The tiles below a node: the first, and the one after the last.</summary>
    public (int First, int End) Tiles(int node)
    {
        var span = 1;
        for (; node < LeafStart; node *= 2)
        {
            span *= 2;
        }

        var first = node - LeafStart;
        return (Math.Min(first, _tiles), Math.Min(first + span, _tiles));
    }
}
