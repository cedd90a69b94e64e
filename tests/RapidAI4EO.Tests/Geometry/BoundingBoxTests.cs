using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class BoundingBoxTests
{
    [Theory]
    [InlineData("13.05,52.35,13.72,52.69")]
    [InlineData(" 13.05 , 52.35,13.72 ,52.69 ")]
    [InlineData("1.305e1,+52.35,13.72,5269E-2")]
    [InlineData("13.05,52.35,-10,13.72,52.69,8848")]
    public void Parse_LegalBox_HasItsEdges(string text)
    {
        var box = BoundingBox.Parse(text);

        Assert.Equal([new LonLatBounds(13.05, 52.35, 13.72, 52.69)], box.Parts);
        Assert.Equal("13.05,52.35,13.72,52.69", box.ToString());
        Assert.Equal(box, BoundingBox.Parse(box.ToString()));
    }

    [Theory]
    [InlineData("1,2,3", "4 numbers, or 6 with heights, not 3")]
    [InlineData("1,2,3,4,5", "not 5")]
    [InlineData("", "'' where a number should be")]
    [InlineData("1,2,3,", "'' where a number should be")]
    [InlineData("1,2,x,4", "'x' where a number should be")]
    [InlineData("1;2;3;4", "'1;2;3;4'")]
    [InlineData("1,2,NaN,4", "'NaN'")]
    [InlineData("1,2,3,1e999", "'1e999'")]
    [InlineData("1,2,NaN,3,4,5", "'NaN'")]
    [InlineData("-Infinity,2,3,4", "'-Infinity'")]
    [InlineData("0,2,181,4", "181 4", "-180 to 180")]
    [InlineData("0,-91,1,4", "0 -91")]
    [InlineData("0,5,1,4", "south, 5, north of its north, 4")]
    [InlineData("389000,5819000,390000,5820000", "projected metres")]
    public void Parse_BadBox_NamesTheCulprit(string text, params string[] inMessage) =>
        Area.AssertRefused(() => BoundingBox.Parse(text), [.. inMessage, "bounding box"]);

    [Theory]
    [InlineData("0,0,2,1", "POLYGON ((0 0, 2 0, 2 1, 0 1, 0 0))")]
    [InlineData("0,1,2,1", "LINESTRING (0 1, 2 1)")]
    [InlineData("2,0,2,1", "LINESTRING (2 0, 2 1)")]
    [InlineData("2,1,2,1", "POINT (2 1)")]
    [InlineData("170,0,-170,10", "MULTIPOLYGON (((170 0, 180 0, 180 10, 170 10, 170 0)), ((-180 0, -170 0, -170 10, -180 10, -180 0)))")]
    [InlineData("170,5,-170,5", "MULTILINESTRING ((170 5, 180 5), (-180 5, -170 5))")]
    public void ToGeometry_AnyBox_IsTheSameSetOfPoints(string text, string wkt)
    {
        var geometry = BoundingBox.Parse(text).ToGeometry();

        Area.AssertSame(wkt, geometry);
        Assert.Equal(4326, geometry.SRID);
    }

    [Fact]
    public void ToGeometry_BoxUpToTheAntimeridianFromTheWest_HasALine() =>
        Assert.Equal("GeometryCollection", BoundingBox.Parse("170,0,-180,10").ToGeometry().GeometryType);

    [Fact]
    public void Parts_WestAboveEast_CrossTheAntimeridian()
    {
        var box = BoundingBox.Parse("170,-10,-175,10");

        Assert.True(box.CrossesAntimeridian);
        Assert.Equal([new LonLatBounds(170, -10, 180, 10), new LonLatBounds(-180, -10, -175, 10)], box.Parts);
    }
}
