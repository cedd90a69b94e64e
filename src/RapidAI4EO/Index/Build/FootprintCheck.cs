using System.Collections.Concurrent;
using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// Compares the published polygons with those that follow from the ids, and notes what the index must keep: bounds for the tile
/// directory, and each polygon that differs.
/// </summary>
internal sealed class FootprintCheck(string fileName, FindingLog findings)
{
    /// <summary>
    /// Degrees by which a published coordinate may miss the computed one: some ten metres, far above rounding to four decimals
    /// and far below the 600 m to the next sample. A polygon farther off is not where its id says.
    /// </summary>
    public const double Tolerance = 1e-4;

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<Tile, TileCorners> _tiles = new();

    /// <summary>The samples whose polygons were accepted; not in the file's order.</summary>
    public List<LocatedSample> Located { get; } = [];

    /// <summary>The polygons that differ from the computed ones, by packed id.</summary>
    public List<(ulong Id, FootprintCorners Corners)> Differing { get; } = [];

    /// <summary>Safe for use by many threads.</summary>
    public void Take(FeatureBatch batch)
    {
        var located = new List<LocatedSample>(batch.Count);
        var differing = new List<(ulong, FootprintCorners)>();
        TileCorners? corners = null;
        var tile = default(Tile);
        for (var i = 0; i < batch.Count; i++)
        {
            var id = SampleId.Unpack(batch.Ids[i]);
            if (corners is null || id.Tile != tile)
            {
                // The file goes tile by tile, but need not.
                tile = id.Tile;
                corners = _tiles.GetOrAdd(tile, t => new TileCorners(t));
            }

            var computed = corners.Published(id.Row, id.Column);
            var ring = batch.Coordinates.AsSpan(i * FeatureBatch.CoordinatesPerFeature, FeatureBatch.CoordinatesPerFeature);
            var published = CornersOf(ring, 0, 1);
            if (published != computed)
            {
                if (Aligned(ring, computed) is not { } aligned)
                {
                    Report(batch.Numbers[i], id, published, computed);
                    continue;
                }

                published = aligned;
                if (published != computed)
                {
                    differing.Add((batch.Ids[i], published));
                }
            }

            located.Add(new LocatedSample(batch.Ids[i], published.Bounds, batch.Numbers[i]));
        }

        lock (_lock)
        {
            Located.AddRange(located);
            Differing.AddRange(differing);
        }

        batch.Return();
    }

    /// <summary>The ring in the published order of corners, from whichever corner and in whichever sense it runs; null where none fits.</summary>
    private static FootprintCorners? Aligned(ReadOnlySpan<double> ring, in FootprintCorners computed)
    {
        for (var start = 0; start < 4; start++)
        {
            for (var step = 1; step <= 3; step += 2)
            {
                var candidate = CornersOf(ring, start, step);
                if (IsNear(candidate.SouthEast, computed.SouthEast) && IsNear(candidate.NorthEast, computed.NorthEast)
                    && IsNear(candidate.NorthWest, computed.NorthWest) && IsNear(candidate.SouthWest, computed.SouthWest))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private static FootprintCorners CornersOf(ReadOnlySpan<double> ring, int start, int step) =>
        new(Vertex(ring, start), Vertex(ring, start + step), Vertex(ring, start + (2 * step)), Vertex(ring, start + (3 * step)));

    private static LonLat Vertex(ReadOnlySpan<double> ring, int vertex)
    {
        var at = 2 * (vertex & 3);
        return new LonLat(ring[at], ring[at + 1]);
    }

    private static bool IsNear(LonLat a, LonLat b) =>
        Math.Abs(a.Longitude - b.Longitude) <= Tolerance && Math.Abs(a.Latitude - b.Latitude) <= Tolerance;

    private void Report(int feature, SampleId id, in FootprintCorners published, in FootprintCorners computed) =>
        findings.Reject(IndexJoin.PlaceOf(id.Pack()), new Finding(
            fileName,
            $"feature {feature}",
            id.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"its polygon is not where its id says: it starts at {published.SouthEast.Longitude} {published.SouthEast.Latitude}, ") +
            string.Create(CultureInfo.InvariantCulture, $"and the id's at {computed.SouthEast.Longitude} {computed.SouthEast.Latitude}")));
}
