using NetTopologySuite.Geometries;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>The types of geometry that the standard has, by the names of WKT and GeoJSON, which differ only in case.</summary>
internal static class GeometryNames
{
    public static IReadOnlyList<OgcGeometryType> All { get; } =
    [
        OgcGeometryType.Point, OgcGeometryType.LineString, OgcGeometryType.Polygon, OgcGeometryType.MultiPoint,
        OgcGeometryType.MultiLineString, OgcGeometryType.MultiPolygon, OgcGeometryType.GeometryCollection,
    ];

    public static OgcGeometryType? Find(string name, StringComparison comparison)
    {
        foreach (var type in All)
        {
            if (type.ToString().Equals(name, comparison))
            {
                return type;
            }
        }

        return null;
    }
}
