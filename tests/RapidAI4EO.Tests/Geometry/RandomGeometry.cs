using NetTopologySuite.Geometries;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>Valid geometries of every type but the collection, the same ones for a seed.</summary>
internal sealed class RandomGeometry(int seed)
{
    private readonly GeometryFactory _factory = new();
    private readonly Random _random = new(seed);

    public NtsGeometry Next() => _random.Next(6) switch
    {
        0 => _factory.CreatePoint(Position(0)),
        1 => _factory.CreateMultiPoint([.. Parts(cell => _factory.CreatePoint(Position(cell)))]),
        2 => Line(0),
        3 => _factory.CreateMultiLineString([.. Parts(Line)]),
        4 => Polygon(0),
        _ => _factory.CreateMultiPolygon([.. Parts(Polygon)]),
    };

    private IEnumerable<T> Parts<T>(Func<int, T> part) => Enumerable.Range(0, _random.Next(1, 5)).Select(part);

    /// <summary>In a cell of its own, five degrees wide, so that parts never meet.</summary>
    private Coordinate Position(int cell) => new((cell * 5) + (_random.NextDouble() * 4), (_random.NextDouble() * 90) - 20);

    private LineString Line(int cell) =>
        _factory.CreateLineString([.. Enumerable.Range(0, _random.Next(2, 9)).Select(_ => Position(cell))]);

    private Polygon Polygon(int cell)
    {
        var center = new Coordinate((cell * 5) + 2, (_random.NextDouble() * 60) - 10);
        LinearRing[] holes = _random.Next(2) == 0 ? [] : [Star(center, 0.2, 0.9)];
        return _factory.CreatePolygon(Star(center, 1, 2), holes);
    }

    /// <summary>Seen from the centre, no part of a star hides another: such a ring never crosses itself.</summary>
    private LinearRing Star(Coordinate center, double inner, double outer)
    {
        var corners = _random.Next(12, 24);
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var radius = inner + (_random.NextDouble() * (outer - inner) / 4) + ((outer - inner) / 2);
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / corners);
            ring[i] = new Coordinate(center.X + (radius * cos), center.Y + (radius * sin));
        }

        ring[corners] = ring[0];
        return _factory.CreateLinearRing(ring);
    }
}
