using System.Text;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Tests.Stac;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

/// <summary>What RFC 7946, 3.1.9 asks to be cut at the antimeridian, and was not.</summary>
public sealed class LongEdgesTests
{
    [Theory]
    [InlineData("POLYGON ((170 10, -170 10, -170 20, 170 20, 170 10))")]
    [InlineData("POLYGON ((170 10, 170 20, -170 20, -170 10, 170 10))")]
    [InlineData("POLYGON ((175 0, 179 -1, -179 -1, -175 0, -175 5, 175 5, 175 0))")]
    [InlineData("POLYGON ((170 11, 180 10.5, -180 10.5, -170 11, -170 20, -180 20.5, 180 20.5, 170 20, 170 11))")]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((170 10, -170 10, -170 20, 170 20, 170 10)))")]
    [InlineData("POLYGON ((-179 -5, 179 -5, 179 5, -179 5, -179 -5))")]
    [InlineData("POLYGON ((100 -5, -100 -5, -100 5, 100 5, 100 -5))")]
    [InlineData("POLYGON ((-170 80, -90 75, 0 80, 90 75, 170 80, -170 80))")]
    [InlineData("LINESTRING (170 10, -170 10)")]
    [InlineData("LINESTRING (170 10, 180 10, -180 10, -170 10)")]
    [InlineData("GEOMETRYCOLLECTION (POINT (0 0), LINESTRING (170 10, -170 10))")]
    public void Read_EdgeOverMoreThanHalfTheGlobe_IsRefusedAndSaysToCutIt(string wkt) =>
        Area.AssertRefused(() => AreaReader.Read(wkt), "spans more than half the globe", "at 180 degrees");

    [Theory]
    [InlineData("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))")]
    [InlineData("POLYGON ((-180 -60, 180 -60, 180 80, -180 80, -180 -60))")]
    [InlineData("POLYGON ((-180 -90, 180 -90, 180 -80, 0 -70, -180 -80, -180 -90))")]
    [InlineData("MULTIPOLYGON (((144.022387 45.176126, -1.1 0, 180 47.808086, 144.022387 45.176126)))")]
    [InlineData("POLYGON ((-90 -10, 90 -10, 90 10, -90 10, -90 -10))")]
    [InlineData("MULTIPOLYGON (((170 10, 180 10, 180 20, 170 20, 170 10)), ((-180 10, -170 10, -170 20, -180 20, -180 10)))")]
    [InlineData("LINESTRING (-180 0, 180 0)")]
    public void Read_EdgeThatCanMeanOneThing_IsUnchanged(string wkt) => Area.AssertExactly(wkt, AreaReader.Read(wkt));

    [Theory]
    [InlineData("-170", "half the globe")]
    [InlineData("190", "not a longitude")]
    public async Task UncutRing_IsToldInEveryPlace(string east, string fault)
    {
        var wkt = $"POLYGON((170 10,{east} 10,{east} 20,170 20,170 10))";
        var json = $$$"""{"type":"Polygon","coordinates":[[[170,10],[{{{east}}},10],[{{{east}}},20],[170,20],[170,10]]]}""";
        Area.AssertRefused(() => AreaReader.Read(wkt), fault, "antimeridian");
        Area.AssertRefused(() => AreaReader.Read(json), fault, "antimeridian");
        Area.AssertRefused(() => AreaReader.ReadGeoJson(Encoding.UTF8.GetBytes(json), "The geometry of 'intersects'"), fault, "antimeridian");
        using var folder = new TestFolder();
        Area.AssertRefused(() => AreaReader.Read(folder.Write("area.geojson", $$"""{"type":"Feature","properties":{},"geometry":{{json}}}""")), fault, "antimeridian");
        Area.AssertRefused(() => Find(Cql2Parser.Parse($"S_INTERSECTS(geometry, {wkt})")), fault, "antimeridian");
        Area.AssertRefused(() => Find(Cql2JsonParser.Parse($$$"""{"op":"s_intersects","args":[{"property":"geometry"},{{{json}}}]}""")), fault, "antimeridian");

        using var reader = new StacReader();
        var world = AreaOfInterest.Intersects(BoundingBox.Parse("-10,0,10,30"));
        var crawl = reader.Crawl(folder.Write("i.json", StacText.Item("i", json)), new StacQuery { Areas = [world] });
        Assert.Empty(await crawl.IdsAsync());
        var problem = Assert.Single(crawl.Problems);
        Assert.Contains(fault, problem.Reason, StringComparison.Ordinal);
        Assert.Contains("antimeridian", problem.Reason, StringComparison.Ordinal);
    }

    private static SampleSet Find(Cql2Expression filter) => new SampleSearch(TestIndex.Berlin.Index).Find(new Subset { Filter = filter });
}
