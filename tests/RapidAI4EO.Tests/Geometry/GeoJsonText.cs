using NetTopologySuite.Geometries;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>Writes GeoJSON by hand, sharing nothing with the reader.</summary>
internal static class GeoJsonText
{
    public static string Of(NtsGeometry geometry) => $$"""{"type":"{{geometry.GeometryType}}","coordinates":{{Coordinates(geometry)}}}""";

    public static string Position(Coordinate c) => $"[{c.X:R},{c.Y:R}]";

    public static string Positions(IEnumerable<Coordinate> positions) => List(positions.Select(Position));

    public static string List(IEnumerable<string> members) => $"[{string.Join(",", members)}]";

    private static string Coordinates(NtsGeometry geometry) => geometry switch
    {
        Point p => Position(p.Coordinate),
        LineString line => Positions(line.Coordinates),
        Polygon polygon => List(polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Coordinates)),
        GeometryCollection parts => List(parts.Select(Coordinates)),
        _ => throw new ArgumentOutOfRangeException(nameof(geometry)),
    };
}
