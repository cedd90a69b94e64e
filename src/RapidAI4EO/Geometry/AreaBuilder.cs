using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Makes one area of many geometries. Polygons are united, so that a sample across the border of two of them still lies within;
/// a single valid geometry passes as it is, vertex for vertex.
/// </summary>
internal static class AreaBuilder
{
    /// <param name="geometries">May be null, empty, or collections of collections.</param>
    /// <param name="source">What was read, for messages.</param>
    /// <param name="effort">How much work they may make.</param>
    /// <exception cref="InvalidInputException">A geometry is not valid, nothing is left, or it makes more work than it may.</exception>
    /// <exception cref="OperationCanceledException">The effort's token was cancelled.</exception>
    public static NtsGeometry Build(IEnumerable<(InputLocation Place, NtsGeometry? Geometry)> geometries, string source, AreaEffort effort = default)
    {
        var parts = new List<NtsGeometry>();
        foreach (var (place, geometry) in geometries)
        {
            foreach (var part in Parts(geometry))
            {
                LongEdges.Check(part, place);
                effort.CancellationToken.ThrowIfCancellationRequested();
                Validity.Check(part, place);
                parts.Add(part);
            }
        }

        if (parts.Count > 1) Crossings.Check(parts.Where(part => part.Dimension == Dimension.Surface), effort, source);
        return parts.Count > 0
            ? Combine(parts)
            : throw new InvalidInputException($"{source} holds no geometry. Give an area with at least one position.");
    }

    /// <summary>The union of valid, flat parts: one kind of geometry, or a collection of polygons, then lines, then points.</summary>
    public static NtsGeometry Combine(IReadOnlyList<NtsGeometry> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        NtsGeometry?[] kinds = [United(parts), Gathered(parts, Dimension.Curve), Gathered(parts, Dimension.Point)];
        NtsGeometry[] present = [.. kinds.OfType<NtsGeometry>()];
        return present.Length == 1 ? present[0] : Areas.Factory.CreateGeometryCollection(present);
    }

    private static IEnumerable<NtsGeometry> Parts(NtsGeometry? geometry)
    {
        if (geometry is null || geometry.IsEmpty)
        {
            return [];
        }

        return Areas.IsMixed(geometry) ? Members(geometry).SelectMany(Parts) : [geometry];
    }

    private static NtsGeometry? United(IReadOnlyList<NtsGeometry> parts)
    {
        NtsGeometry[] polygons = [.. parts.Where(part => part.Dimension == Dimension.Surface)];
        return polygons.Length switch
        {
            0 => null,
            1 => polygons[0],
            _ => OverlayNGRobust.Union(polygons),
        };
    }

    // Lines and points hold no sample, so they only need to be there, not to be noded.
    private static NtsGeometry? Gathered(IReadOnlyList<NtsGeometry> parts, Dimension dimension)
    {
        NtsGeometry[] members = [.. parts.Where(part => part.Dimension == dimension).SelectMany(Members)];
        return members.Length > 0 ? Areas.Factory.BuildGeometry(members) : null;
    }

    private static IEnumerable<NtsGeometry> Members(NtsGeometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            yield return geometry.GetGeometryN(i);
        }
    }
}
