using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Makes the geometries of a filter from positions, whichever encoding they came in.</summary>
internal static class Shapes
{
    private const int FewestOfRing = 4;

    /// <param name="numbers">Two numbers, or three with a height.</param>
    /// <param name="place">Where they stand.</param>
    /// <exception cref="InvalidInputException">There are fewer, or one is beyond what a double holds.</exception>
    public static Coordinate Position(ReadOnlySpan<double> numbers, Cql2Location place)
    {
        if (numbers.Length < 2)
        {
            throw Cql2Error.At(place, "a position has two numbers, longitude and latitude, or three with a height.");
        }

        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                throw Cql2Error.At(place, "the number of a position is too large.");
            }
        }

        return numbers.Length == 2 ? new Coordinate(numbers[0], numbers[1]) : new CoordinateZ(numbers[0], numbers[1], numbers[2]);
    }

    public static Point Point(Coordinate position) => Geometry.Areas.Factory.CreatePoint(position);

    public static LineString Line(Coordinate[] positions, Cql2Location place) => positions.Length >= 2
        ? Geometry.Areas.Factory.CreateLineString(positions)
        : throw Cql2Error.At(place, "a line needs two positions or more.");

    public static LinearRing Ring(Coordinate[] positions, Cql2Location place)
    {
        if (positions.Length < FewestOfRing)
        {
            throw Cql2Error.At(place, $"a ring needs {FewestOfRing} positions or more, the last like the first.");
        }

        return positions[0].Equals2D(positions[^1])
            ? Geometry.Areas.Factory.CreateLinearRing(positions)
            : throw Cql2Error.At(place, "the ring is open: repeat its first position at the end.");
    }

    public static Polygon Polygon(LinearRing[] rings, Cql2Location place) => rings.Length > 0
        ? Geometry.Areas.Factory.CreatePolygon(rings[0], rings[1..])
        : throw Cql2Error.At(place, "a polygon needs a ring.");

    /// <summary>A geometry of several parts, none of which is a collection.</summary>
    public static NtsGeometry Many(OgcGeometryType type, IReadOnlyList<NtsGeometry> parts, Cql2Location place)
    {
        if (parts.Count == 0)
        {
            throw Cql2Error.At(place, "the geometry is empty. Give it a position.");
        }

        var geometry = Collection(type, parts);
        var isFlat = true;
        foreach (var part in parts)
        {
            isFlat &= HasHeights(part) == HasHeights(parts[0]);
        }

        return isFlat ? geometry : throw Cql2Error.At(place, "some of its positions have heights and some have not: write all alike.");
    }

    public static bool HasHeights(NtsGeometry geometry) => !double.IsNaN(geometry.Coordinate?.Z ?? double.NaN);

    public static IEnumerable<LineString> RingsOf(Polygon polygon) => polygon.InteriorRings.Prepend(polygon.ExteriorRing);

    private static GeometryCollection Collection(OgcGeometryType type, IReadOnlyList<NtsGeometry> parts) => type switch
    {
        OgcGeometryType.MultiPoint => Geometry.Areas.Factory.CreateMultiPoint([.. parts.Cast<Point>()]),
        OgcGeometryType.MultiLineString => Geometry.Areas.Factory.CreateMultiLineString([.. parts.Cast<LineString>()]),
        OgcGeometryType.MultiPolygon => Geometry.Areas.Factory.CreateMultiPolygon([.. parts.Cast<Polygon>()]),
        _ => Geometry.Areas.Factory.CreateGeometryCollection([.. parts]),
    };
}
