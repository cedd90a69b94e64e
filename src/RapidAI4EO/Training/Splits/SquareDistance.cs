using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;

namespace RapidAI4EO.Training.Splits;

/// <summary>
/// How far the squares of two samples are from each other, metres; 0 where they touch. Within a zone it is exact in the zone's
/// grid. Across zones it is the geodesic between the points of their sides that are nearest in space, right to a few centimetres,
/// and 0 below <see cref="Touching"/>.
/// </summary>
internal static class SquareDistance
{
    /// <summary>Metres: a side of 600 m sinks 7 mm below the ground where it is taken as straight, so sides that cross miss each other by less than this.</summary>
    public const double Touching = 0.05;

    public static double Between(SampleId a, SampleId b) => a.Zone == b.Zone
        ? InGrid(a.Footprint.Bounds, b.Footprint.Bounds)
        : AcrossZones(a.Footprint.Corners, b.Footprint.Corners);

    private static double InGrid(UtmBounds a, UtmBounds b)
    {
        var east = Math.Max(0, Math.Max(a.XMin - b.XMax, b.XMin - a.XMax));
        var north = Math.Max(0, Math.Max(a.YMin - b.YMax, b.YMin - a.YMax));
        return Math.Sqrt(((double)east * east) + ((double)north * north));
    }

    private static double AcrossZones(FootprintCorners a, FootprintCorners b)
    {
        LonLat[] ringA = [a.SouthEast, a.NorthEast, a.NorthWest, a.SouthWest];
        LonLat[] ringB = [b.SouthEast, b.NorthEast, b.NorthWest, b.SouthWest];
        var (least, from, to) = (double.PositiveInfinity, ringA[0], ringB[0]);
        for (var i = 0; i < ringA.Length; i++)
        {
            for (var j = 0; j < ringB.Length; j++)
            {
                var (a0, a1, b0, b1) = (ringA[i], ringA[(i + 1) % ringA.Length], ringB[j], ringB[(j + 1) % ringB.Length]);
                var (distance, s, t) = SegmentDistance.Nearest(SamplePosition.Of(a0), SamplePosition.Of(a1), SamplePosition.Of(b0), SamplePosition.Of(b1));
                if (distance < least) (least, from, to) = (distance, Between(a0, a1, s), Between(b0, b1, t));
            }
        }

        return least < Touching ? 0 : Geodesic.Distance(from, to);
    }

    private static LonLat Between(LonLat a, LonLat b, double share) =>
        new(a.Longitude + ((b.Longitude - a.Longitude) * share), a.Latitude + ((b.Latitude - a.Latitude) * share));
}
