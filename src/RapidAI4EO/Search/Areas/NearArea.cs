using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Areas;

/// <summary>
/// The samples within a distance of a point. Whole tiles are settled by the distance to their middle; the rest by the geodesic
/// to each sample's square.
/// </summary>
internal sealed class NearArea(NearPoint point) : AreaOfInterest
{
    /// <summary>
    /// Metres from a tile's middle to its corners, on the ground: half the diagonal of 24 km, and two hundredths more than the
    /// scale of the projection can add anywhere in a zone.
    /// </summary>
    private const double TileReach = 17_000 * 1.02;

    internal override LonLat Middle => point.Center;

    internal override bool Selects(NtsGeometry geometry) => point.DistanceTo(geometry) <= point.Kilometres * 1000;

    internal override bool MaySelectIn(BoundingBox box) => RoundedBox.Around(box).Any(Selects);

    internal override AreaOfInterest? Swapped() => Math.Abs(point.Center.Longitude) <= 90
        ? new NearArea(new NearPoint(new LonLat(point.Center.Latitude, point.Center.Longitude), point.Kilometres))
        : null;

    internal override AreaOfInterest? Touching() => null;

    private protected override void SelectInto(SampleIndex index, SampleSet selected, CancellationToken cancellationToken)
    {
        var tiles = index.Tiles;
        var limit = point.Kilometres * 1000;
        for (var at = 0; at < tiles.Length; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tile = tiles[at].Tile;
            var projection = UtmProjection.For(tile.Zone);
            var square = tile.Bounds;
            var middle = projection.Unproject(square.XMin + (Tile.Size / 2.0), square.YMin + (Tile.Size / 2.0));
            var distance = Geodesic.Distance(point.Center, middle);
            var (first, end) = index.RangeOf(tiles, at);
            if (distance + TileReach <= limit)
            {
                selected.AddRange(first, end);
            }
            else if (distance - TileReach <= limit)
            {
                SelectSamples(index, projection, first, end, selected);
            }
        }
    }

    private void SelectSamples(SampleIndex index, UtmProjection projection, int first, int end, SampleSet selected)
    {
        for (var ordinal = first; ordinal < end; ordinal++)
        {
            if (point.DistanceTo(index.IdOf(ordinal).Footprint, projection) <= point.Kilometres * 1000)
            {
                selected.Add(ordinal);
            }
        }
    }
}
