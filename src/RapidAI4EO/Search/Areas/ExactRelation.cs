using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>
/// The predicate itself, by NetTopologySuite: on the published polygon for the samples that the boundary passes, and on any other
/// geometry. Threads may ask at once: each has a prepared area to itself for as long.
/// </summary>
internal sealed class ExactRelation
{
    private readonly AreaRelation _relation;
    private readonly NtsGeometry[] _parts;
    private readonly ConcurrentBag<List<IPreparedGeometry>> _idle = [];

    /// <param name="polygons">The polygonal part of the area, without inner borders; null where it has none.</param>
    /// <param name="others">Its lines and points.</param>
    /// <param name="relation">What is asked for.</param>
    public ExactRelation(NtsGeometry? polygons, IEnumerable<NtsGeometry> others, AreaRelation relation)
    {
        _relation = relation;
        _parts = [.. others.Prepend(polygons).OfType<NtsGeometry>()];
    }

    public bool Holds(in FootprintCorners corners) => HoldsPart(corners.ToPolygon());

    /// <summary>The same for a geometry of any kind; of a collection any member must intersect, or all lie within.</summary>
    public bool Holds(NtsGeometry geometry)
    {
        if (geometry.IsEmpty) return false;
        if (geometry is not GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } mixed) return HoldsPart(geometry);
        var members = mixed.Geometries.Where(member => !member.IsEmpty);
        return _relation == AreaRelation.Intersects ? members.Any(Holds) : members.All(Holds);
    }

    /// <summary>Whether the area and the geometry share a point, whatever the relation.</summary>
    public bool Touches(NtsGeometry geometry) => AnyPart(part => part.Intersects(geometry));

    private bool HoldsPart(NtsGeometry part) => _relation == AreaRelation.Intersects
        ? Touches(part)
        : AnyPart(area => area.Covers(part));

    private bool AnyPart(Predicate<IPreparedGeometry> holds)
    {
        var prepared = _idle.TryTake(out var idle) ? idle : [.. _parts.Select(PreparedGeometryFactory.Prepare)];
        var exists = prepared.Exists(holds);
        _idle.Add(prepared);
        return exists;
    }
}
