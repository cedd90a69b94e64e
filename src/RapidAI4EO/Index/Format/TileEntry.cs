using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Format;

/// <summary>A row of the tile directory: which tile, where its samples start, and the bounds of their published polygons.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly struct TileEntry
{
    private readonly uint _place;

    internal TileEntry(Tile tile, int first, in LonLatBounds bounds)
    {
        _place = PlaceOf(tile);
        First = first;
        Bounds = bounds;
    }

    /// <summary>The ordinal of the tile's first sample.</summary>
    public int First { get; }

    /// <summary>What the published polygons of the tile's samples cover, degrees.</summary>
    public LonLatBounds Bounds { get; }

    public Tile Tile => new(new UtmZone((int)(_place >> 15)), (int)(_place >> 9) & 63, (int)_place & 511);

    internal uint Place => _place;

    /// <summary>Whether zone and offsets are such that <see cref="Tile"/> does not throw.</summary>
    internal bool IsPossible => _place >> 15 is >= 1 and <= 60 && (_place >> 9 & 63) is >= 1 and <= Corpus.Tile.MaxEasting && (_place & 511) <= Corpus.Tile.MaxNorthing;

    /// <summary>Zone, easting and northing in one number that sorts as tiles do.</summary>
    internal static uint PlaceOf(Tile tile) => ((uint)tile.Zone.Number << 15) | ((uint)tile.Easting << 9) | (uint)tile.Northing;
}
