using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class WktAreaTests
{
    [Theory]
    [InlineData("POINT (13.4 52.5)", "POINT (13.4 52.5)")]
    [InlineData("point(13.4 52.5)", "POINT (13.4 52.5)")]
    [InlineData("  POINT Z (13.4 52.5 34)\n", "POINT (13.4 52.5)")]
    [InlineData("PointZM(13.4 52.5 34 1)", "POINT (13.4 52.5)")]
    [InlineData("SRID=4326;POINT(1 2)", "POINT (1 2)")]
    [InlineData("srid = 4326 ; point(1 2)", "POINT (1 2)")]
    [InlineData("MULTIPOINT (1 2, 3 4)", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("LINESTRING(1 2,3 4)", "LINESTRING (1 2, 3 4)")]
    [InlineData("POLYGON((0 0 1,1 0 2,1 1 3,0 0 4))", "POLYGON ((0 0, 1 0, 1 1, 0 0))")]
    [InlineData("GEOMETRYCOLLECTION(POINT(1 2), POLYGON EMPTY)", "POINT (1 2)")]
    public void Read_Wkt_GivesTheGeometryInThePlane(string text, string wkt)
    {
        var area = AreaReader.Read(text);

        Area.AssertExactly(wkt, area);
        Assert.Equal(4326, area.SRID);
        Assert.All(area.Coordinates, c => Assert.True(double.IsNaN(c.Z)));
    }

    [Theory]
    [InlineData("POLYGON EMPTY", "holds no geometry")]
    [InlineData("GEOMETRYCOLLECTION (POINT EMPTY)", "holds no geometry")]
    [InlineData("SRID=25833;POINT(389000 5819000)", "SRID is 25833", "Reproject")]
    [InlineData("SRID=;POINT(1 2)", "SRID is ")]
    [InlineData("POINT (389000 5819000)", "389000 5819000", "projected metres")]
    [InlineData("POINT (NaN 5)", "finite")]
    [InlineData("POINT (1e999 5)", "finite")]
    [InlineData("POINT (52.5 113)", "swapped")]
    [InlineData("POINT (1, 2)", "cannot be read")]
    [InlineData("POINT (1", "cannot be read")]
    [InlineData("POINT 13 52", "cannot be read")]
    [InlineData("POINT (1 2) POINT (3 4)", "'P' follows its last bracket")]
    [InlineData("POINT (1 2))", "')' follows its last bracket")]
    [InlineData("POINT (\u221213 52)", "U+2212")]
    [InlineData("POINT (13\u00A052)", "U+00A0")]
    [InlineData("POLYGON ((13 52, 14 52, 14 53, 13 53))", "ring 1", "open", "starts at 13 52", "ends at 13 53")]
    [InlineData("POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 1 1))", "ring 2", "3 positions")]
    [InlineData("LINESTRING (1 2)", "cannot be read")]
    [InlineData("CURVEPOLYGON (CIRCULARSTRING (0 0, 4 0, 4 4, 0 4, 0 0))", "CURVEPOLYGON")]
    public void Read_BadWkt_NamesTheCulprit(string text, params string[] inMessage) =>
        Area.AssertRefused(() => AreaReader.Read(text), [.. inMessage, "The WKT"]);

    [Fact]
    public void Read_VeryDeepWkt_IsRefused() =>
        Area.AssertRefused(
            () => AreaReader.Read(string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", 100_000)) + "POINT (1 2)" + new string(')', 100_000)),
            "nest deeper");
}
