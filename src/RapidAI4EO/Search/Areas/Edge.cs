using NetTopologySuite.Algorithm;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>A straight piece of a geometry's boundary, line, or a point of it (then both ends are the same), in degrees.</summary>
/// <param name="A">One end.</param>
/// <param name="B">The other end.</param>
/// <param name="IsRing">True for a piece of a polygon's ring: it separates inside from outside.</param>
internal readonly record struct Edge(LonLat A, LonLat B, bool IsRing)
{
    /// <summary>True unless it is certain that the edge shares no point with the bounds.</summary>
    public bool MayTouch(in LonLatBounds bounds)
    {
        if ((A.Longitude < bounds.West && B.Longitude < bounds.West) || (A.Longitude > bounds.East && B.Longitude > bounds.East)
            || (A.Latitude < bounds.South && B.Latitude < bounds.South) || (A.Latitude > bounds.North && B.Latitude > bounds.North))
        {
            return false;
        }

        // The corners on one side of the line through the edge, and none near it: the edge passes by. Rounding errors of the
        // four products are below 1e-12 square degrees for any place on the globe.
        double dx = B.Longitude - A.Longitude, dy = B.Latitude - A.Latitude;
        double w = dy * (bounds.West - A.Longitude), e = dy * (bounds.East - A.Longitude);
        double s = dx * (bounds.South - A.Latitude), n = dx * (bounds.North - A.Latitude);
        var low = Math.Min(w, e) - Math.Max(s, n);
        var high = Math.Max(w, e) - Math.Min(s, n);
        return low <= 1e-10 && high >= -1e-10;
    }

    /// <summary>
    /// Whether the segment from <paramref name="p"/> to <paramref name="q"/> crosses the edge: 1 where it does, 0 where it does
    /// not, -1 where an end of one lies on the line of the other and no answer is safe.
    /// </summary>
    public int Crosses(LonLat p, LonLat q)
    {
        if (Math.Max(A.Longitude, B.Longitude) < Math.Min(p.Longitude, q.Longitude) || Math.Min(A.Longitude, B.Longitude) > Math.Max(p.Longitude, q.Longitude)
            || Math.Max(A.Latitude, B.Latitude) < Math.Min(p.Latitude, q.Latitude) || Math.Min(A.Latitude, B.Latitude) > Math.Max(p.Latitude, q.Latitude))
        {
            return 0;
        }

        int a = Side(p, q, A), b = Side(p, q, B);
        if (a == b && a != 0)
        {
            return 0;
        }

        int c = Side(A, B, p), d = Side(A, B, q);
        if (c == d && c != 0)
        {
            return 0;
        }

        return a == 0 || b == 0 || c == 0 || d == 0 ? -1 : 1;
    }

    private static int Side(LonLat from, LonLat to, LonLat point) => CGAlgorithmsDD.OrientationIndex(
        from.Longitude, from.Latitude, to.Longitude, to.Latitude, point.Longitude, point.Latitude);
}
