using NetTopologySuite.Geometries.Prepared;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>The predicate itself, by NetTopologySuite on the published polygon: for the samples that the boundary passes.</summary>
internal sealed class ExactRelation
{
    private readonly AreaRelation _relation;
    private readonly List<IPreparedGeometry> _parts;

    /// <param name="polygons">The polygonal part of the area, without inner borders; null where it has none.</param>
    /// <param name="others">Its lines and points.</param>
    /// <param name="relation">What is asked for.</param>
    public ExactRelation(NtsGeometry? polygons, IEnumerable<NtsGeometry> others, AreaRelation relation)
    {
        _relation = relation;
        _parts = [.. others.Prepend(polygons).OfType<NtsGeometry>().Select(PreparedGeometryFactory.Prepare)];
    }

    public bool Holds(in FootprintCorners corners)
    {
        var polygon = corners.ToPolygon();
        return _relation == AreaRelation.Intersects
            ? _parts.Exists(part => part.Intersects(polygon))
            : _parts.Exists(part => part.Covers(polygon));
    }
}
