using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public class GeoJsonAreaTests
{
    [Theory]
    [InlineData("""{"type":"Point","coordinates":[13.4,52.5]}""", "POINT (13.4 52.5)")]
    [InlineData("""{"coordinates":[13.4,52.5,34.0],"x":{"type":"Polygon"},"type":"Point"}""", "POINT (13.4 52.5)")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}""", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2],[3,4],[5,1]]}""", "LINESTRING (1 2, 3 4, 5 1)")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}""", "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}""",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}""",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")]
    [InlineData("""{"type":"Point","coordinates":[1.3e1,-9E-1]}""", "POINT (13 -0.9)")]
    public void ReadGeoJson_GeometryOfEachType_KeepsItsVertices(string json, string wkt)
    {
        var area = Area.GeoJson(json);

        Area.AssertExactly(wkt, area);
        Assert.Equal(4326, area.SRID);
        Assert.All(area.Coordinates, c => Assert.True(double.IsNaN(c.Z)));
    }

    [Fact]
    public void ReadGeoJson_Feature_ReadsItsGeometry() =>
        Area.AssertExactly("POINT (1 2)", Area.GeoJson("""{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}}"""));

    [Fact]
    public void ReadGeoJson_Collection_UnitesPolygonsWithoutInnerBorder()
    {
        var area = Area.GeoJson(
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
              {"type":"Feature","properties":{},"geometry":null},
              {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}},
              {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[]}}]}
            """);

        Area.AssertSame("POLYGON ((0 0, 2 0, 2 1, 0 1, 0 0))", area);
        Assert.True(area.Covers(Area.Wkt("LINESTRING (0.5 0.5, 1.5 0.5)")));
        Assert.Equal("Polygon", area.GeometryType);
    }

    [Fact]
    public void ReadGeoJson_MixedNestedCollections_FlattensIntoPolygonsLinesPoints()
    {
        const string Json =
            """
            {"type":"GeometryCollection","geometries":[
              {"type":"Point","coordinates":[9,9]},
              {"type":"GeometryCollection","geometries":[
                {"type":"LineString","coordinates":[[5,5],[6,6]]},
                {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},
                {"type":"MultiPoint","coordinates":[[7,7],[8,8]]}]}]}
            """;

        var area = Area.GeoJson(Json);

        Area.AssertExactly(
            "GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)), LINESTRING (5 5, 6 6), MULTIPOINT ((9 9), (7 7), (8 8)))", area);
        Area.AssertExactly("POLYGON ((0 0, 1 0, 1 1, 0 0))", RapidAI4EO.Geometry.AreaReader.Polygonal(area)!);
    }

    [Fact]
    public void ReadGeoJson_ByteOrderMark_IsLetPass() =>
        Area.AssertExactly("POINT (1 2)", Area.GeoJson("\uFEFF{\"type\":\"Point\",\"coordinates\":[1,2]}"));

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("urn:ogc:def:crs:EPSG::4326")]
    [InlineData("EPSG:4326")]
    public void ReadGeoJson_CrsOfDegrees_IsAccepted(string crs) =>
        Area.AssertExactly("POINT (1 2)", Area.GeoJson(WithCrs($$$"""{"type":"name","properties":{"name":"{{{crs}}}"}}""")));

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}}""", "EPSG::25833")]
    [InlineData("""{"type":"link","properties":{"href":"http://example.com/crs"}}""", "example.com")]
    [InlineData("\"EPSG:3857\"", "EPSG:3857")]
    public void ReadGeoJson_OtherCrs_IsRefused(string crs, string named) =>
        Area.AssertRefused(() => Area.GeoJson(WithCrs(crs)), "area.json", named, "Reproject to EPSG:4326");

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "holds no geometry")]
    [InlineData("""{"type":"Feature","properties":null,"geometry":null}""", "holds no geometry")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "holds no geometry")]
    [InlineData("""{"type":"Point","coordinates":[]}""", "holds no geometry")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "holds no geometry")]
    [InlineData("""{"type":"Triangle","coordinates":[]}""", "'Triangle' is not a type of geometry")]
    [InlineData("""{"type":"Topology","objects":{},"arcs":[]}""", "'Topology' is not a type of geometry")]
    [InlineData("""{"coordinates":[1,2]}""", "no member 'type'")]
    [InlineData("""{"type":"Point"}""", "the Point has no member 'coordinates'")]
    [InlineData("""{"type":"Point","coordinates":"1,2"}""", "an array is expected where \"1,2\" stands")]
    [InlineData("""{"type":"Point","coordinates":[1]}""", "[longitude, latitude]")]
    [InlineData("""{"type":"Point","coordinates":["1","2"]}""", "a number is expected")]
    [InlineData("""{"type":"Polygon","coordinates":[[1,2],[3,4]]}""", "ring 1")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2]]}""", "one position, 1 2")]
    [InlineData("""{"type":"Feature","properties":{}}""", "feature 1", "no member 'geometry'")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}""", "feature 1", "'Point', not 'Feature'")]
    [InlineData("""{"type":"FeatureCollection","features":[7]}""", "feature 1", "where 7 stands")]
    [InlineData("""[1,2]""", "expected where [1,2] stands")]
    [InlineData("{\n  \"type\": \"Point\",\n  \"coordinates\": [NaN, 2]}", "not valid JSON at line 3, byte 19")]
    [InlineData("", "not valid JSON at line 1")]
    [InlineData("""{"type":"Point","coordinates":[1,2],}""", "not valid JSON at line 1, byte 37", "in this mode. Give GeoJSON")]
    [InlineData("""{"type":"Point","coordinates":[1,2]} {}""", "not valid JSON at line 1")]
    [InlineData("""{"type":"\ud800","coordinates":[1,2]}""", "not valid Unicode")]
    public void ReadGeoJson_NotGeoJson_NamesTheCulprit(string json, params string[] inMessage) =>
        Area.AssertRefused(() => Area.GeoJson(json), [.. inMessage, "area.json"]);

    [Theory]
    [InlineData("[52.5, 113.4]", "52.5 113.4", "swapped")]
    [InlineData("[389000, 5819000]", "389000 5819000", "projected metres")]
    [InlineData("[181, 52]", "181 52", "-180 to 180")]
    [InlineData("[1e999, 52]", "52", "finite")]
    public void ReadGeoJson_PositionOffTheGlobe_IsNamedWithAHint(string position, params string[] inMessage) =>
        Area.AssertRefused(() => Area.GeoJson($$"""{"type":"Point","coordinates":{{position}}}"""), inMessage);

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(5000, false)]
    public void ReadGeoJson_DeepCollections_AreBounded(int depth, bool accepted)
    {
        var json = string.Concat(Enumerable.Repeat("""{"type":"GeometryCollection","geometries":[""", depth))
            + """{"type":"Point","coordinates":[1,2]}""" + string.Concat(Enumerable.Repeat("]}", depth));

        if (accepted) Area.AssertExactly("POINT (1 2)", Area.GeoJson(json));
        else Area.AssertRefused(() => Area.GeoJson(json), "area.json");
    }

    private static string WithCrs(string crs) => $$"""{"crs":{{crs}},"type":"Point","coordinates":[1,2]}""";
}
