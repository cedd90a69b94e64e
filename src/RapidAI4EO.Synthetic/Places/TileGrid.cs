using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>
/// The tiles that have land in some bounds, zone by zone. A zone's grid runs on past its six degrees; a tile on the border of two
/// zones is in both lists, and each of its places belongs to the zone of its longitude.
/// </summary>
internal sealed class TileGrid(LandMask land)
{
    // Sixteen probes a tile: enough to weigh it, and an island that slips between them has no samples.
    private const int ProbeStep = Tile.SamplesPerSide / 4;

    /// <returns>None where the bounds are the wrong way round, as those of an empty intersection are.</returns>
    public IReadOnlyList<LandTile> Find(LonLatBounds bounds)
    {
        if (bounds.West > bounds.East || bounds.South > bounds.North)
        {
            return [];
        }

        var tiles = Zones(bounds).SelectMany(zone => TilesOf(zone, bounds)).ToArray();
        var weighed = new LandTile[tiles.Length];
        Parallel.For(0, tiles.Length, i => weighed[i] = Weigh(tiles[i], bounds));
        return [.. weighed.Where(t => t.Weight > 0)];
    }

    /// <summary>True where the middle of a place lies in its zone and on land.</summary>
    public bool IsLand(SampleId place)
    {
        var middle = MiddleOf(place);
        return IsInZone(place.Zone, middle) && land.Contains(middle);
    }

    public static LonLat MiddleOf(SampleId place)
    {
        var square = place.Footprint.Bounds;
        return UtmProjection.For(place.Zone).Unproject((square.XMin + square.XMax) / 2.0, (square.YMin + square.YMax) / 2.0);
    }

    private static bool IsInZone(UtmZone zone, LonLat place) =>
        place.Longitude >= zone.CentralMeridian - 3 && place.Longitude < zone.CentralMeridian + 3;

    private static IEnumerable<UtmZone> Zones(LonLatBounds bounds)
    {
        for (var number = 1; number <= 60; number++)
        {
            var zone = new UtmZone(number);
            if (bounds.West < zone.CentralMeridian + 3 && bounds.East >= zone.CentralMeridian - 3)
            {
                yield return zone;
            }
        }
    }

    private static IEnumerable<Tile> TilesOf(UtmZone zone, LonLatBounds bounds)
    {
        var projection = UtmProjection.For(zone);
        var west = Math.Max(bounds.West, zone.CentralMeridian - 3);
        var east = Math.Min(bounds.East, zone.CentralMeridian + 3);
        // Parallels bulge towards the equator at the central meridian, and meridians spread furthest in the south.
        var middle = Math.Clamp(zone.CentralMeridian, west, east);
        LonLat[] rim =
        [
            new(west, bounds.South), new(middle, bounds.South), new(east, bounds.South),
            new(west, bounds.North), new(middle, bounds.North), new(east, bounds.North),
        ];
        var places = Array.ConvertAll(rim, projection.Project);
        return from easting in Offsets(places.Min(p => p.X), places.Max(p => p.X))
               from northing in Offsets(places.Min(p => p.Y), places.Max(p => p.Y))
               select new Tile(zone, easting, northing);
    }

    private static IEnumerable<int> Offsets(double from, double to)
    {
        var first = (int)Math.Floor(from / Tile.Size);
        return Enumerable.Range(first, (int)Math.Floor(to / Tile.Size) - first + 1);
    }

    private LandTile Weigh(Tile tile, LonLatBounds bounds)
    {
        var overlap = Overlap(BoundsOf(tile), bounds);
        if (overlap == 0)
        {
            return default;
        }

        var hits = 0;
        for (var row = ProbeStep / 2; row <= Tile.SamplesPerSide; row += ProbeStep)
        {
            for (var column = ProbeStep / 2; column <= Tile.SamplesPerSide; column += ProbeStep)
            {
                hits += IsLand(new SampleId(tile, row, column)) ? 1 : 0;
            }
        }

        return new LandTile(tile, overlap * hits / 16);
    }

    private static LonLatBounds BoundsOf(Tile tile)
    {
        var projection = UtmProjection.For(tile.Zone);
        var square = tile.Bounds;
        return LonLatBounds.Empty
            .Including(projection.Unproject(square.XMin, square.YMin))
            .Including(projection.Unproject(square.XMin, square.YMax))
            .Including(projection.Unproject(square.XMax, square.YMin))
            .Including(projection.Unproject(square.XMax, square.YMax));
    }

    /// <summary>The part of a tile's bounds that lies in others.</summary>
    private static double Overlap(LonLatBounds tile, LonLatBounds bounds)
    {
        var width = Math.Min(tile.East, bounds.East) - Math.Max(tile.West, bounds.West);
        var height = Math.Min(tile.North, bounds.North) - Math.Max(tile.South, bounds.South);
        return width <= 0 || height <= 0 ? 0 : width * height / ((tile.East - tile.West) * (tile.North - tile.South));
    }
}
