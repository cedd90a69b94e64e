using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>OGC API Features, part 1, and what STAC API asks of it.</summary>
internal static class FeatureChecks
{
    /// <summary>Requirements of 17-069 on the addresses and what they answer with.</summary>
    public static async Task CoreAsync(Checker check)
    {
        var landing = await check.GetAsync("/");
        Assert.Equal($"{check.Base}conformance", Checker.Href(landing, "conformance"));
        Assert.Equal(landing.GetProperty("conformsTo").GetRawText(), (await check.GetAsync("/conformance")).GetProperty("conformsTo").GetRawText());
        foreach (var collection in (await check.GetAsync("/collections")).GetProperty("collections").EnumerateArray())
        {
            foreach (var box in collection.GetProperty("extent").GetProperty("spatial").GetProperty("bbox").EnumerateArray()) Assert.Equal(4, box.GetArrayLength());
            Assert.Equal(2, collection.GetProperty("extent").GetProperty("temporal").GetProperty("interval")[0].GetArrayLength());
            var address = Checker.Href(collection, "items");
            var items = await check.GetAsync(address, Checker.GeoJson);
            Assert.Equal(address, Checker.Href(items, "self"));
            Assert.Equal(10, items.GetProperty("numberReturned").GetInt32());
            Assert.Equal(3000, items.GetProperty("numberMatched").GetInt32());
            await check.Api.GetAsync($"{address}/non-existent-item", HttpStatusCode.NotFound);
        }

        await check.FindsAsync(new JsonObject { ["bbox"] = new JsonArray(11.8, 50.2, 12.1, 50.5) }, item => item.Shape.Intersects(Box(11.8, 50.2, 12.1, 50.5)));
        await check.FindsAsync(new JsonObject { ["datetime"] = "2018-12-20T00:00:00Z/.." }, item => string.CompareOrdinal(item.End, "2018-12-20T00:00:00Z") >= 0);
    }

    /// <summary>The description of the API names each of its addresses.</summary>
    public static async Task OpenApiAsync(Checker check)
    {
        var landing = await check.GetAsync("/");
        var document = await check.GetAsync(Checker.Href(landing, "service-desc"), "application/vnd.oai.openapi+json;version=3.0");
        Assert.StartsWith("3.0.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        var links = landing.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("href").GetString()!).Where(href => href.StartsWith(check.Base, StringComparison.Ordinal));
        foreach (var path in links.Select(href => "/" + href[check.Base.Length..]).Where(path => !path.StartsWith("/collections/", StringComparison.Ordinal) && !path.StartsWith("/api", StringComparison.Ordinal)))
        {
            Assert.Contains(path.StartsWith("/stac-v1.0", StringComparison.Ordinal) ? "/stac-v1.0/catalog.json" : path, paths);
        }
    }

    public static async Task GeoJsonAsync(Checker check)
    {
        var items = await check.GetAsync($"/collections/{Checker.Labels}/items?limit=3", Checker.GeoJson);
        Assert.Equal("FeatureCollection", items.GetProperty("type").GetString());
        foreach (var item in Checker.Features(items))
        {
            Assert.Equal("Feature", item.GetProperty("type").GetString());
            var geometry = item.GetProperty("geometry");
            Assert.Equal("Polygon", geometry.GetProperty("type").GetString());
            var truth = TrueItem.All.Single(known => known.Id == item.GetProperty("id").GetString());
            var ring = geometry.GetProperty("coordinates")[0].EnumerateArray().Select(position => (position[0].GetDouble(), position[1].GetDouble()));
            Assert.Equal(truth.Shape.Coordinates.Select(corner => (corner.X, corner.Y)), ring);
        }
    }

    /// <summary>The items of a collection as STAC has them: whole, with the way up, page by page.</summary>
    public static async Task StacAsync(Checker check)
    {
        var first = await check.GetAsync($"/collections/{Checker.Labels}/items?limit=1", Checker.GeoJson);
        Assert.Equal($"{check.Base}collections/{Checker.Labels}/items?limit=1", Checker.Href(first, "self"));
        Assert.Equal(check.Base, Checker.Href(first, "root"));
        var listed = Checker.Features(first).Single();
        var address = Checker.Href(listed, "self");
        var item = await check.GetAsync(address, Checker.GeoJson);
        Assert.Equal(listed.GetRawText(), item.GetRawText());
        Assert.Equal(check.Base, Checker.Href(item, "root"));
        Assert.Equal($"{check.Base}collections/{Checker.Labels}", Checker.Href(item, "parent"));
        Assert.Equal($"{check.Base}collections/{Checker.Labels}", Checker.Href(item, "collection"));
        var next = ApiFixture.Link(first, "next")!.Value;
        Assert.Equal("GET", next.GetProperty("method").GetString());
        Assert.Equal(Checker.GeoJson, next.GetProperty("type").GetString());
        var ids = await check.Api.AllIdsAsync(await check.GetAsync($"/collections/{Checker.Labels}/items?limit=700", Checker.GeoJson));
        Assert.Equal(TrueItem.All.Where(known => known.Kind.Id == Checker.Labels).Select(known => known.Id), ids);
    }

    internal static NtsGeometry Box(double west, double south, double east, double north) =>
        new NetTopologySuite.Geometries.GeometryFactory().ToGeometry(new NetTopologySuite.Geometries.Envelope(west, east, south, north));
}
