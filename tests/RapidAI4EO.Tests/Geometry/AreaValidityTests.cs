using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class AreaValidityTests
{
    [Fact]
    public void ReadGeoJson_OpenRing_NamesFeatureRingAndPlace() =>
        Area.AssertRefused(
            () => Area.GeoJson(
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","id":"berlin","properties":{},"geometry":
                {"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[13,52],[14,52],[14,53],[13,52]],[[13.1,52.1],[13.2,52.1],[13.2,52.2],[13.1,52.2]]]]}}]}
                """),
            "area.json, feature 1 ('berlin'), polygon 2, ring 2: the ring is open", "starts at 13.1 52.1", "ends at 13.1 52.2", "Repeat the first");

    [Fact]
    public void ReadGeoJson_ShortRing_IsNamed() =>
        Area.AssertRefused(
            () => Area.GeoJson("""{"type":"Polygon","coordinates":[[[13,52],[14,52],[13,52]]]}"""), "ring 1", "at 13 52", "has 3 positions", "4 or more");

    [Theory]
    [InlineData("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "rings cross", "at 1 1")]
    [InlineData("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (9 9, 9 8, 8 8, 9 9))", "a hole lies outside")]
    [InlineData("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 8, 8 8, 8 1, 1 1), (2 2, 2 3, 3 3, 2 2))", "hole lies in another hole")]
    [InlineData("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((1 1, 2 1, 2 2, 1 1)))", "polygon lies in another")]
    [InlineData("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))", "rings cross")]
    [InlineData("POLYGON ((1 1, 1 1, 1 1, 1 1))", "too few different positions", "at 1 1")]
    [InlineData("LINESTRING (1 1, 1 1)", "too few different positions")]
    [InlineData("GEOMETRYCOLLECTION (POINT (0 0), POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0)))", "rings cross", "at 1 1")]
    public void Read_InvalidGeometry_SaysWhatAndWhere(string wkt, params string[] inMessage) =>
        Area.AssertRefused(() => AreaReader.Read(wkt), [.. inMessage, "Repair it"]);

    [Theory]
    [InlineData("POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))")]
    [InlineData("POLYGON ((0 0, 1 0, 1 0, 2 0, 2 2, 0 2, 0 0))")]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((1 1, 2 1, 2 2, 1 1)))")]
    public void Read_ValidPolygonOfAnyWinding_IsUnchanged(string wkt) => Area.AssertExactly(wkt, AreaReader.Read(wkt));

    [Fact]
    public void Read_OverlappingPolygonsOfACollection_AreUnited() =>
        Area.AssertSame(
            "POLYGON ((0 0, 2 0, 2 1, 3 1, 3 3, 1 3, 1 2, 0 2, 0 0))",
            AreaReader.Read("GEOMETRYCOLLECTION (POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0)), POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1)))"));
}
