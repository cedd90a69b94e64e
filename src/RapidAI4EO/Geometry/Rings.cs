using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Makes rings and lines, and names what keeps a list of positions from being one; NTS would only say that it is not.</summary>
internal static class Rings
{
    private const int FewestPositions = 4;

    public static LinearRing Ring(Coordinate[] positions, InputLocation place)
    {
        Check(positions, place);
        return Areas.Factory.CreateLinearRing(positions);
    }

    public static LineString Line(Coordinate[] positions, InputLocation place) =>
        positions.Length == 1
            ? throw place.Error($"the line has one position, {Text(positions[0])}. A line needs two or more.")
            : Areas.Factory.CreateLineString(positions);

    /// <exception cref="InvalidInputException">The ring is open or too short.</exception>
    public static void Check(Coordinate[] positions, InputLocation place)
    {
        if (positions.Length > 1 && !positions[0].Equals2D(positions[^1]))
        {
            throw place.Error(
                $"the ring is open: it starts at {Text(positions[0])} and ends at {Text(positions[^1])}. "
                + "Repeat the first position at the end.");
        }

        if (positions.Length < FewestPositions)
        {
            var where = positions.Length > 0 ? $" at {Text(positions[0])}" : "";
            throw place.Error(
                $"the ring{where} has {positions.Length} positions. A ring needs {FewestPositions} or more, the last like the first.");
        }
    }

    public static string Text(Coordinate position) => string.Create(CultureInfo.InvariantCulture, $"{position.X} {position.Y}");
}
