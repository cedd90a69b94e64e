using RapidAI4EO.Corpus;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class UtmProjectionTests
{
    // Longitudes and latitudes by PROJ 9.1 (pyproj, EPSG:326xx to EPSG:4326).
    [Theory]
    [InlineData(33, 364800, 4823400, 13.326244683217219, 43.55130444246275)]
    [InlineData(33, 500000, 5800000, 14.999999999999982, 52.35029334885088)]
    [InlineData(29, 216000, 4416000, -12.319342197946623, 39.8465476415244)]
    [InlineData(35, 744000, 7896000, 33.74260372161621, 71.04488226371289)]
    [InlineData(28, 384000, 3120000, -16.181941116767472, 28.20069350447693)]
    [InlineData(32, 168000, 6600000, 3.1472021635515235, 59.407097618551454)]
    [InlineData(38, 840000, 3720000, 48.66221266853274, 33.56555565507104)]
    public void Unproject_PlacesInEurope_AgreesWithProj(int zone, double x, double y, double longitude, double latitude)
    {
        var position = UtmProjection.For(new UtmZone(zone)).Unproject(x, y);
        Assert.Equal(longitude, position.Longitude, 1e-12);
        Assert.Equal(latitude, position.Latitude, 1e-12);
        var (px, py) = UtmProjection.For(new UtmZone(zone)).Project(new LonLat(longitude, latitude));
        Assert.Equal(x, px, 1e-7);
        Assert.Equal(y, py, 1e-7);
    }
}
