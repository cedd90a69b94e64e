using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class NearPointTests
{
    private static readonly Footprint Footprint = SampleId.Parse("33N_15E-200N_01_09").Footprint;
    private static readonly UtmProjection Projection = UtmProjection.For(Footprint.Zone);

    [Fact]
    public void Parse_LegalText_HasCentreAndDistance()
    {
        var near = NearPoint.Parse(" 13.4, 52.5 ,2.5e1");

        Assert.Equal(new LonLat(13.4, 52.5), near.Center);
        Assert.Equal(25, near.Kilometres);
    }

    [Theory]
    [InlineData("13.4,52.5", "three numbers")]
    [InlineData("13.4,52.5,10,1", "three numbers")]
    [InlineData("13.4,52.5,0", "more than 0")]
    [InlineData("13.4,52.5,-1", "not -1")]
    [InlineData("13.4,52.5,20038", "at most 20037")]
    [InlineData("13.4,52.5,10km", "'10km'")]
    [InlineData("13.4,52.5,NaN", "'NaN'")]
    [InlineData("52.5,113.4,10", "52.5 113.4", "swapped")]
    public void Parse_BadText_NamesTheCulprit(string text, params string[] inMessage) =>
        Area.AssertRefused(() => NearPoint.Parse(text), inMessage);

    [Fact]
    public void DistanceTo_CentreInTheSquare_IsZero()
    {
        var bounds = Footprint.Bounds;
        Assert.Equal(0, Near(Projection.Unproject(bounds.XMin + 300, bounds.YMin + 1)));
    }

    [Theory]
    [InlineData(-1000, 300, 1000)]
    [InlineData(300, 1600, 1000)]
    [InlineData(900, 1000, 500)]
    [InlineData(-300, -400, 500)]
    public void DistanceTo_CentreNextToTheSquare_IsThePlanesDistanceByTheScale(double dx, double dy, double planar)
    {
        var center = Projection.Unproject(Footprint.Bounds.XMin + dx, Footprint.Bounds.YMin + dy);

        // The zone's scale at easting 365 km is 0.9996 (1 + 135²/(2 6371²)).
        Assert.Equal(planar / 0.99982, Near(center), planar * 2e-5);
    }

    [Theory]
    [InlineData(13.4, 52.5, 0.05)]
    [InlineData(13.4, 44.0, 0.001)]
    [InlineData(-20, 64, 25)]
    [InlineData(70, 10, 60)]
    [InlineData(74.9, -60, 60)]
    [InlineData(76, 10, 0.1)]
    [InlineData(-170, 60, 0.1)]
    [InlineData(-164, -43, 60_000)]
    public void DistanceTo_FarCentre_IsTheLeastAlongTheEdge(double lon, double lat, double tolerance)
    {
        var center = new LonLat(lon, lat);

        var least = Edge().Min(p => Geodesic.Distance(center, p));

        Assert.Equal(least, Near(center), tolerance);
    }

    private static double Near(LonLat center) => new NearPoint(center, 1).DistanceTo(Footprint, Projection);

    private static IEnumerable<LonLat> Edge()
    {
        var b = Footprint.Bounds;
        for (var i = 0.0; i <= Footprint.Size; i += 0.5)
        {
            yield return Projection.Unproject(b.XMin + i, b.YMin);
            yield return Projection.Unproject(b.XMin + i, b.YMax);
            yield return Projection.Unproject(b.XMin, b.YMin + i);
            yield return Projection.Unproject(b.XMax, b.YMin + i);
        }
    }
}
