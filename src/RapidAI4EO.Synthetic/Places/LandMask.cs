using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>Where samples may lie: the countries that CORINE Land Cover 2018 covers.</summary>
internal sealed class LandMask
{
    private static readonly string[] CorineCountries =
    [
        "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT",
        "LI", "LT", "LU", "LV", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR", "XK",
    ];

    private static readonly Lazy<LandMask> Shared = new(() => new LandMask());

    private readonly IndexedPointInAreaLocator _locator;

    // One locator for all countries: it counts crossings, and what is crossed on a common border counts twice, once for each side.
    private LandMask() => _locator = new IndexedPointInAreaLocator(GeometryFactory.Default.CreateMultiPolygon(
        [.. CorineCountries.SelectMany(code => PolygonsOf(Countries.Find(code)))]));

    /// <summary>The one mask: building it reads the map of the world.</summary>
    public static LandMask Europe => Shared.Value;

    public bool Contains(LonLat place) =>
        _locator.Locate(new Coordinate(place.Longitude, place.Latitude)) != Location.Exterior;

    private static IEnumerable<Polygon> PolygonsOf(Country country)
    {
        for (var i = 0; i < country.Geometry.NumGeometries; i++)
        {
            yield return (Polygon)country.Geometry.GetGeometryN(i);
        }
    }
}
