using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>STAC API Item Search: the links to it, each parameter, pages forth and back. Forms of times are in <see cref="SearchParameterTests"/>.</summary>
internal static class SearchChecks
{
    public static async Task SearchAsync(Checker check)
    {
        await LinksAsync(check);
        await BoxesAsync(check);
        await LimitsAsync(check);
        await NamesAsync(check);
        await PagesAsync(check);
        foreach (var time in (string[])["../..", "/", "1985-04-12", "1985-04-12T23:20:50.Z", "1985-04-12T23:20:50,Z", "1986-04-12T23:20:50.52Z/1985-04-12T23:20:50.52Z"])
        {
            await check.RefusesAsync("datetime", time);
        }

        var polygon = JsonNode.Parse("""{"type":"Polygon","coordinates":[[[11.8,50.2],[12.1,50.2],[12.1,50.5],[11.8,50.5],[11.8,50.2]]]}""")!;
        await check.FindsAsync(new JsonObject { ["intersects"] = polygon.DeepClone() }, item => item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5)));
        var both = new JsonObject { ["bbox"] = new JsonArray(0, 0, 1, 1), ["intersects"] = polygon };
        await check.Api.PostAsync("/search", both.ToJsonString(), HttpStatusCode.BadRequest);
        await check.Api.GetAsync($"/search?bbox=0,0,1,1&intersects={Uri.EscapeDataString(polygon.ToJsonString())}", HttpStatusCode.BadRequest);
    }

    /// <summary>One link for each method, both to the same address.</summary>
    private static async Task LinksAsync(Checker check)
    {
        var links = (await check.GetAsync("/")).GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").ValueEquals("search")).ToList();
        Assert.Equal(["GET", "POST"], links.Select(link => link.GetProperty("method").GetString()!).Order());
        Assert.Single(links.Select(link => link.GetProperty("href").GetString()).Distinct());
        Assert.All(links, link => Assert.Equal(Checker.GeoJson, link.GetProperty("type").GetString()));
        var page = await check.GetAsync(links[0].GetProperty("href").GetString()!, Checker.GeoJson);
        Assert.Equal("FeatureCollection", page.GetProperty("type").GetString());
        Assert.Equal(check.Base, Checker.Href(page, "root"));
    }

    private static async Task BoxesAsync(Checker check)
    {
        bool Touches(TrueItem item) => item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5));
        await check.FindsAsync(new JsonObject { ["bbox"] = new JsonArray(11.8, 50.2, -100, 12.1, 50.5, 4000) }, Touches);
        // Over the antimeridian: from 12.1 east round the globe to 11.8 east.
        await check.FindsAsync(
            new JsonObject { ["bbox"] = new JsonArray(12.1, 50.2, 11.8, 50.5) },
            item => item.Shape.Intersects(FeatureChecks.Box(12.1, 50.2, 180, 50.5)) || item.Shape.Intersects(FeatureChecks.Box(-180, 50.2, 11.8, 50.5)));
        await check.FindsAsync(new JsonObject { ["bbox"] = new JsonArray(100, 0, 105, 1) }, _ => false);
        foreach (var count in (int[])[1, 2, 3, 5, 7]) await check.RefusesAsync("bbox", new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)i)]));
        await check.RefusesAsync("bbox", new JsonArray(100, 1, 105, 0));
        await check.Api.GetAsync("/search?bbox=[100.0, 0.0, 105.0, 1.0]", HttpStatusCode.BadRequest);
        await check.Api.PostAsync("/search", """{"bbox":"100.0, 0.0, 105.0, 1.0"}""", HttpStatusCode.BadRequest);
    }

    private static async Task LimitsAsync(Checker check)
    {
        foreach (var limit in (int[])[1, 2, 10, 10_000, 1_000_000])
        {
            Assert.Equal(Math.Min(limit, 9000), (await check.Api.GetAsync($"/search?limit={limit}&fields=id")).GetProperty("numberReturned").GetInt32());
            Assert.Equal(Math.Min(limit, 9000), (await check.Api.PostAsync("/search", $$$"""{"limit":{{{limit}}},"fields":{"include":["id"]}}""")).GetProperty("numberReturned").GetInt32());
        }

        await check.RefusesAsync("limit", -1);
        await check.RefusesAsync("limit", 0);
    }

    private static async Task NamesAsync(Checker check)
    {
        var wanted = TrueItem.All.Where((_, i) => i % 2500 == 7).Select(item => item.Id).ToList();
        JsonArray List(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];
        await check.FindsAsync(new JsonObject { ["ids"] = List(wanted) }, item => wanted.Contains(item.Id));
        await check.FindsAsync(new JsonObject { ["ids"] = List(wanted), ["bbox"] = new JsonArray(20, 20, 21, 21) }, _ => false);
        var page = await check.Api.GetAsync($"/search?collections={Checker.Labels},non-existent&limit=10000&fields=id");
        Assert.Equal(TrueItem.All.Where(item => item.Kind.Id == Checker.Labels).Select(item => item.Id), Checker.Ids(page));
    }

    private static async Task PagesAsync(Checker check)
    {
        foreach (var first in (JsonElement[])[await check.Api.GetAsync("/search?limit=7&bbox=11.8,50.2,11.9,50.3"), await check.Api.PostAsync("/search", """{"limit":7,"bbox":[11.8,50.2,11.9,50.3]}""")])
        {
            var next = ApiFixture.Link(first, "next")!.Value;
            Assert.NotEqual(Checker.Href(first, "self"), next.TryGetProperty("body", out _) ? null : next.GetProperty("href").GetString());
            Assert.False(next.TryGetProperty("merge", out _));
            var ids = await check.Api.AllIdsAsync(first);
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Equal(first.GetProperty("numberMatched").GetInt32(), ids.Count);
        }
    }
}
