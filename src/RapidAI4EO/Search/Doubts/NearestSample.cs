using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Finds the sample that is nearest to a position, by the middles of tiles and then of samples.</summary>
internal static class NearestSample
{
    /// <summary>Metres from a tile's middle to the furthest middle of a sample in it, and some more.</summary>
    private const double Reach = 17_500;

    /// <returns>The sample's number, and the metres to its middle.</returns>
    public static (int Ordinal, double Metres) To(LonLat position, SampleIndex index)
    {
        var (nearest, best) = (0, double.PositiveInfinity);
        foreach (var (at, distance) in TilesByDistance(position, index))
        {
            if (distance - Reach > best) break;
            var (first, end) = index.RangeOf(index.Tiles, at);
            for (var ordinal = first; ordinal < end; ordinal++)
            {
                var bounds = index.IdOf(ordinal).Footprint.Bounds;
                var metres = Distance(position, index.Tiles[at].Tile.Zone, bounds);
                if (metres < best) (nearest, best) = (ordinal, metres);
            }
        }

        return (nearest, best);
    }

    private static List<(int At, double Distance)> TilesByDistance(LonLat position, SampleIndex index)
    {
        var tiles = index.Tiles;
        var distances = new List<(int At, double Distance)>(tiles.Length);
        for (var at = 0; at < tiles.Length; at++) distances.Add((at, Distance(position, tiles[at].Tile.Zone, tiles[at].Tile.Bounds)));
        distances.Sort((a, b) => a.Distance.CompareTo(b.Distance));
        return distances;
    }

    private static double Distance(LonLat position, UtmZone zone, UtmBounds bounds) => Geodesic.Distance(
        position, UtmProjection.For(zone).Unproject((bounds.XMin + bounds.XMax) / 2.0, (bounds.YMin + bounds.YMax) / 2.0));
}
