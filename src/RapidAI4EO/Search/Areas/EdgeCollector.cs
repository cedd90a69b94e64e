using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>Takes geometries apart into edges.</summary>
internal static class EdgeCollector
{
    public static Edge[] Collect(IEnumerable<NtsGeometry> geometries)
    {
        var edges = new List<Edge>();
        foreach (var geometry in geometries)
        {
            Add(geometry, edges);
        }

        return edges.ToArray();
    }

    private static void Add(NtsGeometry geometry, List<Edge> edges)
    {
        switch (geometry)
        {
            case Point { IsEmpty: false } point:
                var position = new LonLat(point.X, point.Y);
                edges.Add(new Edge(position, position, IsRing: false));
                break;
            case LineString line:
                AddLine(line.CoordinateSequence, edges, isRing: false);
                break;
            case Polygon polygon:
                AddLine(polygon.ExteriorRing.CoordinateSequence, edges, isRing: true);
                foreach (var hole in polygon.InteriorRings)
                {
                    AddLine(hole.CoordinateSequence, edges, isRing: true);
                }

                break;
            case GeometryCollection collection:
                foreach (var part in collection.Geometries)
                {
                    Add(part, edges);
                }

                break;
        }
    }

    private static void AddLine(CoordinateSequence line, List<Edge> edges, bool isRing)
    {
        for (var i = 1; i < line.Count; i++)
        {
            var a = new LonLat(line.GetX(i - 1), line.GetY(i - 1));
            var b = new LonLat(line.GetX(i), line.GetY(i));
            edges.Add(new Edge(a, b, isRing));
        }
    }
}
