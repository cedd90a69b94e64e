using RapidAI4EO.Geometry;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public sealed class TopoJsonAreaTests : IDisposable
{
    // Two squares side by side, 0..1 and 1..2; arc 0 is the border between them, northwards.
    private const string Quantized =
        """
        {"type":"Topology","transform":{"scale":[0.5,0.25],"translate":[10,40]},
        "objects":{"states":{"type":"GeometryCollection","geometries":[
          {"type":"Polygon","id":"W","properties":{"name":"West","n":1},"arcs":[[1,0]]},
          {"type":"MultiPolygon","id":7,"properties":{"name":"East","n":2},"arcs":[[[-1,2]]]},
          {"type":null,"id":"none"},
          {"type":"GeometryCollection","id":"mixed","geometries":[
            {"type":"Point","coordinates":[4,8]},
            {"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[0,0],[2,4]]}]}]}]},
        "road":{"type":"LineString","arcs":[0,-2]},
        "roads":{"type":"MultiLineString","arcs":[[0],[-2]]}},
        "arcs":[[[2,0],[0,4]],[[2,4],[-2,0],[0,-4],[2,0]],[[2,0],[2,0],[0,4],[-2,0]]]}
        """;

    private readonly TestFolder _folder = new();
    private readonly string _path;

    public TopoJsonAreaTests() => _path = _folder.Write("states.json", Quantized);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#W", "POLYGON ((11 41, 10 41, 10 40, 11 40, 11 41))")]
    [InlineData("#name=West", "POLYGON ((11 41, 10 41, 10 40, 11 40, 11 41))")]
    [InlineData("#n=2", "MULTIPOLYGON (((11 41, 11 40, 12 40, 12 41, 11 41)))")]
    [InlineData("#7", "MULTIPOLYGON (((11 41, 11 40, 12 40, 12 41, 11 41)))")]
    [InlineData("#mixed", "MULTIPOINT ((12 42), (10 40), (11 41))")]
    [InlineData("#road", "LINESTRING (11 40, 11 41, 11 40, 10 40, 10 41, 11 41)")]
    [InlineData("#roads", "MULTILINESTRING ((11 40, 11 41), (11 40, 10 40, 10 41, 11 41))")]
    public void Read_FeatureOfAQuantizedTopology_EqualsItsGeoJson(string fragment, string wkt) =>
        Area.AssertExactly(wkt, AreaReader.Read(_path + fragment));

    [Fact]
    public void Read_ObjectOfATopology_UnitesItsFeatures() =>
        Area.AssertSame("POLYGON ((10 40, 12 40, 12 41, 10 41, 10 40))", AreaReader.Polygonal(AreaReader.Read(_path + "#states"))!);

    [Fact]
    public void Read_WholeTopology_HoldsAllKinds()
    {
        var area = AreaReader.Read(_path);

        Assert.Equal(["Polygon", "MultiLineString", "MultiPoint"], Enumerable.Range(0, area.NumGeometries).Select(i => area.GetGeometryN(i).GeometryType));
    }

    [Fact]
    public void Read_TopologyWithoutTransform_TakesArcsAsTheyAre() =>
        Area.AssertExactly(
            "POLYGON ((0 0, 1 0, 1 1, 0 0))",
            Read("""{"type":"Topology","arcs":[[[1,1],[0,0]],[[0,0],[1,0],[1,1]]],"objects":{"a":{"type":"Polygon","arcs":[[1,0]]}}}"""));

    [Fact]
    public void Read_QuantizedBeyondTheEdgeByRounding_IsTheEdge() =>
        Area.AssertExactly(
            "POINT (180 1)",
            Read("""{"type":"Topology","transform":{"scale":[0.0036000360003600037,1],"translate":[-180,0]},"arcs":[],"objects":{"a":{"type":"Point","coordinates":[99999.0000000001,1]}}}"""));

    [Theory]
    [InlineData("""{"type":"Topology","arcs":[]}""", "no member 'objects'")]
    [InlineData("""{"type":"Topology","objects":{}}""", "no member 'arcs'")]
    [InlineData("""{"type":"Topology","objects":{},"arcs":[]}""", "holds no geometry")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[3]]}},"arcs":[]}""", "feature 1", "no arc 3")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[-2]]}},"arcs":[[[0,0],[1,1]]]}""", "no arc -2", "1 arcs")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[-2147483648]]}},"arcs":[]}""", "no arc -2147483648")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0.5]]}},"arcs":[]}""", "no arc 0.5")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"Polygon","id":"x","arcs":[[0]]}},"arcs":[[[0,0],[1,0],[1,1],[0,1]]]}""", "feature 1 ('x'), ring 1: the ring is open")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[0]}},"arcs":[[[0,0],[900,0]]]}""", "900 0")]
    [InlineData("""{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[0]}},"arcs":[[[0]]]}""", "position is expected")]
    [InlineData("""{"type":"Topology","objects":{"a":5},"arcs":[]}""", "where 5 stands")]
    [InlineData("""{"type":"Topology","transform":{"scale":[1]},"objects":{},"arcs":[]}""", "no 'scale' of two numbers")]
    public void Read_BadTopology_NamesTheCulprit(string json, params string[] inMessage) =>
        Area.AssertRefused(() => Read(json), [.. inMessage, "bad.json"]);

    private NtsGeometry Read(string json) => AreaReader.Read(_folder.Write("bad.json", json));
}
