using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class FootprintTests
{
    [Fact]
    public void Bounds_IdOfTheRealChip_AreTheChipsBounds() =>
        Assert.Equal(new UtmBounds(364800, 4823400, 365400, 4824000), SampleId.Parse("33N_15E-200N_01_09").Footprint.Bounds);

    [Fact]
    public void EpsgCode_Zone33_Is32633() => Assert.Equal(32633, SampleId.Parse("33N_15E-200N_01_09").Zone.EpsgCode);

    // The first two vertices of five polygons, as the corpus's tutorial prints them.
    [Theory]
    [InlineData("35N_19E-292N_23_31", 26.49348, 63.29178, 26.49338, 63.29717)]
    [InlineData("35N_19E-292N_01_05", 26.17905, 63.40880, 26.17889, 63.41418)]
    [InlineData("35N_19E-292N_17_03", 26.15755, 63.32251, 26.15739, 63.32789)]
    [InlineData("35N_19E-292N_05_11", 26.25168, 63.38765, 26.25154, 63.39304)]
    [InlineData("35N_19E-292N_36_28", 26.45890, 63.22165, 26.45880, 63.22704)]
    public void PublishedCorners_TutorialSamples_AreThePrintedVertices(string id, double lon1, double lat1, double lon2, double lat2)
    {
        var corners = SampleId.Parse(id).Footprint.PublishedCorners;
        Assert.Equal(new LonLat(lon1, lat1), corners.SouthEast);
        Assert.Equal(new LonLat(lon2, lat2), corners.NorthEast);
    }

    [Fact]
    public void Corners_AnyEuropeanId_AgreeWithProjNet() => Generators.Check(Generators.EuropeanIds, id =>
    {
        var footprint = id.Footprint;
        var transform = new CoordinateTransformationFactory().CreateFromCoordinateSystems(
            ProjectedCoordinateSystem.WGS84_UTM(id.Zone.Number, true), GeographicCoordinateSystem.WGS84).MathTransform;
        var bounds = footprint.Bounds;
        AssertNear(transform.Transform(bounds.XMax, bounds.YMin), footprint.Corners.SouthEast);
        AssertNear(transform.Transform(bounds.XMax, bounds.YMax), footprint.Corners.NorthEast);
        AssertNear(transform.Transform(bounds.XMin, bounds.YMax), footprint.Corners.NorthWest);
        AssertNear(transform.Transform(bounds.XMin, bounds.YMin), footprint.Corners.SouthWest);
    });

    [Fact]
    public void Bounds_AnyId_LieInTheTileOnItsGrid() => Generators.Check(Generators.Ids, id =>
    {
        var (sample, tile) = (id.Footprint.Bounds, id.Tile.Bounds);
        Assert.Equal(tile.XMin + ((id.Column - 1) * 600), sample.XMin);
        Assert.Equal(tile.YMax - ((id.Row - 1) * 600), sample.YMax);
        Assert.Equal(600, sample.XMax - sample.XMin);
        Assert.Equal(600, sample.YMax - sample.YMin);
        Assert.InRange(sample.YMin, tile.YMin, tile.YMax - 600);
        Assert.InRange(sample.XMax, tile.XMin + 600, tile.XMax);
    });

    /// <summary>ProjNET's own series is good to some millimetres, 3e-7 degrees at the zones' far edges.</summary>
    private static void AssertNear((double X, double Y) expected, LonLat actual)
    {
        Assert.Equal(expected.X, actual.Longitude, 1e-6);
        Assert.Equal(expected.Y, actual.Latitude, 1e-6);
    }
}
