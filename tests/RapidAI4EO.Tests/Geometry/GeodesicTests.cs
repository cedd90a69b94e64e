using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class GeodesicTests
{
    // Lengths by GeographicLib (pyproj.Geod, ellps WGS84).
    [Theory]
    [InlineData(13.4, 52.5, 2.35, 48.85, 879035.3878126009)]
    [InlineData(144.42486788888888, -37.95103341666667, 143.92649552777777, -37.65282113888889, 54972.27113920079)]
    [InlineData(10, 0, 11, 0, 111319.49079327357)]
    [InlineData(0, 90, 45, -90, 20003931.458625447)]
    [InlineData(0, 0, 180, 0, 20003931.458625447)]
    [InlineData(179.9, 10, -179.9, 10, 21927.87247793737)]
    [InlineData(0, 0, 179.3, 0, 19959584.699233953)]
    [InlineData(5, 50, 5, 50.000001, 0.11122906248634838)]
    [InlineData(15, 43.5, 15.0001, 43.5, 8.087667837744677)]
    [InlineData(13.4, 52.5, 151.2, -33.87, 16088812.451698892)]
    public void Distance_OfTwoPlaces_AgreesWithGeographicLib(double lonA, double latA, double lonB, double latB, double metres)
    {
        Assert.Equal(metres, Geodesic.Distance(new(lonA, latA), new(lonB, latB)), 5e-4);
        Assert.Equal(metres, Geodesic.Distance(new(lonB, latB), new(lonA, latA)), 5e-4);
    }

    [Theory]
    [InlineData(0, 0, 179.7, 0.0, 19995624.889961265)]
    [InlineData(0, 0, 179.5, 0.5, 19936288.578965314)]
    [InlineData(-5, 40, 175, -39.8, 19981724.916288946)]
    [InlineData(0, 30, 179.3, -30, 19961613.30942886)]
    public void Distance_OfNearAntipodes_IsRightToHalfAPercent(double lonA, double latA, double lonB, double latB, double metres) =>
        Assert.Equal(1, Geodesic.Distance(new(lonA, latA), new(lonB, latB)) / metres, 0.005);

    [Theory]
    [InlineData(13.4, 52.5, 13.4, 52.5)]
    [InlineData(180, 10, -180, 10)]
    [InlineData(0, 90, 77, 90)]
    public void Distance_OfOnePlace_IsZero(double lonA, double latA, double lonB, double latB) =>
        Assert.Equal(0, Geodesic.Distance(new(lonA, latA), new(lonB, latB)), 1e-6);

    [Fact]
    public void Distance_AnywhereOnTheGlobe_IsFiniteAndNoMoreThanHalfAMeridian()
    {
        for (var lon = -180.0; lon <= 180; lon += 0.5)
        {
            for (var lat = -90.0; lat <= 90; lat += 2.5)
            {
                Assert.InRange(Geodesic.Distance(new LonLat(3, 47.5), new LonLat(lon, lat)), 0, 20_003_931.46);
            }
        }
    }
}
