using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace RapidAI4EO.Geometry;

/// <summary>What all areas have in common: longitudes and latitudes as planar coordinates, in double precision, as EPSG:4326.</summary>
internal static class Areas
{
    /// <summary>The SRID that every area carries.</summary>
    public const int Srid = 4326;

    /// <summary>Our own instance rather than NTS's global one, so that no host can change it under us.</summary>
    private static readonly NtsGeometryServices Services = new(
        CoordinateArraySequenceFactory.Instance, new PrecisionModel(), Srid, GeometryOverlay.NG, new CoordinateEqualityComparer());

    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();

    /// <summary>True of a collection of anything, not of the multi-geometries, which are collections too in NTS.</summary>
    public static bool IsMixed(NtsGeometry geometry) => geometry.OgcGeometryType == OgcGeometryType.GeometryCollection;
}
