using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>The published polygon of a sample as a geometry.</summary>
public static class FootprintPolygon
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Five vertices, longitude first, in the published order.</summary>
    public static Polygon ToPolygon(this FootprintCorners corners) => Factory.CreatePolygon(
    [
        ToCoordinate(corners.SouthEast), ToCoordinate(corners.NorthEast), ToCoordinate(corners.NorthWest),
        ToCoordinate(corners.SouthWest), ToCoordinate(corners.SouthEast),
    ]);

    private static Coordinate ToCoordinate(LonLat p) => new(p.Longitude, p.Latitude);
}
