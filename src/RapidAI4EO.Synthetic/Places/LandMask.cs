using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>Where samples may lie: the land of Europe.</summary>
internal sealed class LandMask
{
    private const string Europe =
        "POLYGON ((-9 43.2, -8.8 38.8, -8.8 37.2, -5.6 36.2, -2 37, 0 38.8, 3 42, 7 43.4, 9 44.3, 12.5 41.8, 16 39.3, 17 40.5, 14 42.5, 12.5 44.5, "
        + "13.6 45.6, 19.4 41.8, 21.5 37.2, 23.5 38, 23 40.3, 26 40.8, 29 41.3, 28 43.5, 29.5 45.2, 28.2 46, 26.5 48.3, 23 50, 23.6 52.5, "
        + "24 54, 27 55.8, 27.8 57.5, 24.5 59.2, 21.5 57, 19.5 54.4, 14.2 53.9, 10 54.5, 8 56.8, 8.3 53.7, 4.5 52, 1.8 50.8, -1.5 48.8, "
        + "-4.5 48.4, -1.2 45.5, -1.8 43.4, -9 43.2))";

    private readonly IndexedPointInAreaLocator _locator = new(new WKTReader().Read(Europe));

    public bool Contains(LonLat place) =>
        _locator.Locate(new Coordinate(place.Longitude, place.Latitude)) != Location.Exterior;
}
