using NetTopologySuite.Geometries;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>Writes TopoJSON by hand: every line is cut into arcs at random, and some arcs are stored backwards.</summary>
internal sealed class TopoJsonText(Random random)
{
    private readonly List<string> _arcs = [];

    public string Of(NtsGeometry geometry)
    {
        var member = geometry is IPuntal ? "coordinates" : "arcs";
        var drawn = $$"""{"type":"{{geometry.GeometryType}}","{{member}}":{{Lines(geometry)}}}""";
        return $$"""{"type":"Topology","objects":{"it":{{drawn}}},"arcs":{{GeoJsonText.List(_arcs)}}}""";
    }

    private string Lines(NtsGeometry geometry) => geometry switch
    {
        Point p => GeoJsonText.Position(p.Coordinate),
        LineString line => GeoJsonText.List(Cut(line.Coordinates).Select(Arc)),
        Polygon polygon => GeoJsonText.List(polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Lines)),
        GeometryCollection parts => GeoJsonText.List(parts.Select(Lines)),
        _ => throw new ArgumentOutOfRangeException(nameof(geometry)),
    };

    private IEnumerable<Coordinate[]> Cut(Coordinate[] line)
    {
        for (var start = 0; start < line.Length - 1;)
        {
            var end = random.Next(start + 1, line.Length);
            yield return line[start..(end + 1)];
            start = end;
        }
    }

    private string Arc(Coordinate[] arc)
    {
        var backwards = random.Next(2) == 0;
        _arcs.Add(GeoJsonText.Positions(backwards ? arc.Reverse() : arc));
        return $"{(backwards ? -_arcs.Count : _arcs.Count - 1)}";
    }
}
