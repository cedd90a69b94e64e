namespace RapidAI4EO.Geometry;

/// <summary>
/// The land of the map of <see cref="Countries"/> to be drawn: as it was published, neither repaired nor cut at the antimeridian, which takes a
/// hundredth of the time that <see cref="Country.Geometry"/> takes. Nothing may be computed with it.
/// </summary>
public static class CountryOutlines
{
    /// <summary>Polygons and MultiPolygons of EPSG:4326, longitude first, one a country or territory.</summary>
    public static IEnumerable<NtsGeometry> All => CountryBoundaries.All.Select(feature => feature.Decode()).OfType<NtsGeometry>();
}
