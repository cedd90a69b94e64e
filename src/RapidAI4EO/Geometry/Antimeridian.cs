using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Cuts polygons at the antimeridian. The map was drawn for the sphere, where a ring steps from 180 to -180 without ado; in the
/// plane that step would be an edge across the whole world, and Russia would lie upon Lapland.
/// </summary>
internal static class Antimeridian
{
    /// <summary>The geometry itself where none of its rings steps across; else a valid one of the same ground.</summary>
    public static NtsGeometry Cut(NtsGeometry geometry) => Polygons(geometry).Any(Crosses)
        ? OverlayNGRobust.Union(Polygons(geometry).SelectMany(p => Crosses(p) ? Sheets(p) : [GeometryFixer.Fix(p)]))
        : geometry;

    private static IEnumerable<Polygon> Polygons(NtsGeometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>();

    private static bool Crosses(Polygon polygon) => Rings(polygon).Any(Crosses);

    private static bool Crosses(LineString ring) => Enumerable.Range(1, ring.NumPoints - 1).Any(i => Step(ring, i) != 0);

    /// <summary>
    /// The polygon's parts within -180 to 180. Every ring is taken for an outline: the only second ring on the map is Antarctica's
    /// around the pole.
    /// </summary>
    private static IEnumerable<NtsGeometry> Sheets(Polygon polygon) =>
        from ring in Rings(polygon)
        let unrolled = GeometryFixer.Fix(Areas.Factory.CreatePolygon(Unrolled(ring)))
        from turn in new[] { -360, 0, 360 }
        let sheet = Areas.Factory.ToGeometry(new Envelope(turn - 180, turn + 180, -90, 90))
        let part = OverlayNGRobust.Overlay(unrolled, sheet, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection)
        where part.Dimension == Dimension.Surface
        select AffineTransformation.TranslationInstance(-turn, 0).Transform(part);

    /// <summary>The ring with longitudes that run on beyond 180; one that ends a turn from its start is led around the pole.</summary>
    private static Coordinate[] Unrolled(LineString ring)
    {
        var positions = new List<Coordinate> { ring.GetCoordinateN(0) };
        var turns = 0;
        for (var i = 1; i < ring.NumPoints; i++)
        {
            turns += Step(ring, i);
            var position = ring.GetCoordinateN(i);
            positions.Add(new Coordinate(position.X + (360 * turns), position.Y));
        }

        if (turns != 0)
        {
            var pole = Math.CopySign(90, positions[0].Y);
            positions.AddRange([new(positions[^1].X, pole), new(positions[0].X, pole), positions[0]]);
        }

        return [.. positions];
    }

    /// <summary>1 where the ring steps eastwards across the antimeridian to its i-th position, -1 westwards, else 0.</summary>
    private static int Step(LineString ring, int i) => (ring.GetCoordinateN(i).X - ring.GetCoordinateN(i - 1).X) switch
    {
        < -180 => 1,
        > 180 => -1,
        _ => 0,
    };

    private static IEnumerable<LineString> Rings(Polygon polygon) => polygon.InteriorRings.Prepend(polygon.ExteriorRing);
}
