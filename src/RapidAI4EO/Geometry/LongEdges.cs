using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Refuses edges over more than half the globe. GeoJSON takes them for straight lines the long way round (RFC 7946, 3.1.1), and most who
/// write them mean the short way across the antimeridian, where they forgot to cut (3.1.9): either reading would answer wrongly to
/// someone, and without a word.
/// </summary>
internal static class LongEdges
{
    private const double HalfTurn = 180;

    /// <summary>
    /// For what the short way would not bring back to its start: an open line, and a ring which it would lead round a pole. Who means that
    /// has positions less than a quarter turn apart.
    /// </summary>
    private const double LongestUnclosed = 270;

    /// <exception cref="InvalidInputException">There is such an edge; the message says which.</exception>
    public static void Check(NtsGeometry geometry, InputLocation place)
    {
        foreach (var line in LinearComponentExtracter.GetLines(geometry).Cast<LineString>())
        {
            var longest = line.IsClosed && TurnsOf(line) == 0 ? HalfTurn : LongestUnclosed;
            for (var i = 1; i < line.NumPoints; i++)
            {
                if (Math.Abs(Step(line, i)) > longest && !IsEdgeOfTheMap(line, i)) throw Fault(line.GetCoordinateN(i - 1), line.GetCoordinateN(i), place);
            }
        }
    }

    private static double Step(LineString line, int i) => line.GetCoordinateN(i).X - line.GetCoordinateN(i - 1).X;

    /// <summary>How often a ring goes round the globe where each edge takes the short way.</summary>
    private static int TurnsOf(LineString ring)
    {
        var turns = 0;
        for (var i = 1; i < ring.NumPoints; i++)
        {
            if (Math.Abs(Step(ring, i)) > HalfTurn) turns += Math.Sign(Step(ring, i));
        }

        return turns;
    }

    /// <summary>
    /// The edge of a box around the whole globe, or of Antarctica's along the pole: from -180 to 180, where it came along the one and goes on
    /// along the other. In a ring that was not cut, its neighbours lead away from there.
    /// </summary>
    private static bool IsEdgeOfTheMap(LineString line, int i)
    {
        var (from, to) = (line.GetCoordinateN(i - 1), line.GetCoordinateN(i));
        if (Math.Abs(Step(line, i)) != 2 * HalfTurn) return false;
        if (from.Y == to.Y && Math.Abs(to.Y) == 90) return true;
        return (Neighbour(line, i - 2)?.X ?? from.X) == from.X && (Neighbour(line, i + 1)?.X ?? to.X) == to.X;
    }

    /// <summary>The position before or behind an edge; null at the ends of an open line.</summary>
    private static Coordinate? Neighbour(LineString line, int i)
    {
        if (i >= 0 && i < line.NumPoints) return line.GetCoordinateN(i);
        if (!line.IsClosed) return null;

        // The first position of a ring is its last as well.
        return line.GetCoordinateN(i < 0 ? line.NumPoints - 2 : 1);
    }

    private static InvalidInputException Fault(Coordinate from, Coordinate to, InputLocation place) => place.Error(
        $"the edge from {Rings.Text(from)} to {Rings.Text(to)} spans more than half the globe. If it crosses the antimeridian, cut the geometry "
        + "there, at 180 degrees, as GeoJSON asks; if it goes the long way round, put a position in its middle.");
}
