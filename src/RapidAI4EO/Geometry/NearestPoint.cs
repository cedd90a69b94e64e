using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>How far the nearest point of a geometry is. On each edge it is looked for by golden sections, piece by piece.</summary>
internal static class NearestPoint
{
    /// <summary>Degrees: on so short a piece of an edge the distance falls to one least value and rises again.</summary>
    private const double Piece = 1;

    /// <summary>Sections of a piece: a part in a million of it, some decimetres, changes a distance by far less.</summary>
    private const int Sections = 30;

    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <returns>Metres; 0 inside, positive infinity for an empty geometry.</returns>
    public static double Distance(LonLat from, NtsGeometry geometry)
    {
        if (geometry.IsEmpty) return double.PositiveInfinity;
        if (IsInside(from, geometry)) return 0;
        var nearest = geometry.Coordinates.Min(position => Geodesic.Distance(from, At(position)));
        foreach (var line in LinearComponentExtracter.GetLines(geometry).OfType<LineString>())
        {
            for (var i = 1; i < line.NumPoints; i++)
            {
                nearest = ToEdge(from, At(line.GetCoordinateN(i - 1)), At(line.GetCoordinateN(i)), nearest);
            }
        }

        return nearest;
    }

    private static bool IsInside(LonLat from, NtsGeometry geometry) =>
        PolygonExtracter.GetPolygons(geometry).Any(polygon => polygon.Covers(Areas.Factory.CreatePoint(new Coordinate(from.Longitude, from.Latitude))));

    private static double ToEdge(LonLat from, LonLat a, LonLat b, double nearest)
    {
        var pieces = (int)Math.Ceiling(Math.Max(Math.Abs(b.Longitude - a.Longitude), Math.Abs(b.Latitude - a.Latitude)) / Piece);
        for (var i = 0; i < pieces; i++)
        {
            var (start, end) = (Between(a, b, (double)i / pieces), Between(a, b, (i + 1.0) / pieces));

            // No point of a piece is nearer than its start by more than its length, which the way over the corner exceeds.
            var reach = 2 * Geodesic.Distance(start, end);
            if (Geodesic.Distance(from, start) - reach < nearest) nearest = Math.Min(nearest, ToPiece(from, start, end));
        }

        return nearest;
    }

    private static double ToPiece(LonLat from, LonLat a, LonLat b)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Sections; i++)
        {
            var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
            if (Geodesic.Distance(from, Between(a, b, left)) < Geodesic.Distance(from, Between(a, b, right))) high = right;
            else low = left;
        }

        return Geodesic.Distance(from, Between(a, b, (low + high) / 2));
    }

    private static LonLat At(Coordinate position) => new(position.X, position.Y);

    private static LonLat Between(LonLat a, LonLat b, double share) =>
        new(a.Longitude + ((b.Longitude - a.Longitude) * share), a.Latitude + ((b.Latitude - a.Latitude) * share));
}
