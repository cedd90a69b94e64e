using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>The extensions of STAC API that change what an answer has and in which order.</summary>
internal static class ExtensionChecks
{
    private static readonly string[] Usual = ["type", "stac_version", "id", "geometry", "bbox", "links", "assets"];

    /// <summary>As the extension's six rules have it.</summary>
    public static async Task FieldsAsync(Checker check, string path)
    {
        foreach (var field in Usual)
        {
            foreach (var sign in (string[])["", "%2B", "+"])
            {
                var item = Checker.Features(await check.Api.GetAsync($"{path}?limit=1&fields={sign}{field}")).Single();
                Assert.True(item.TryGetProperty(field, out _), field);
                Assert.InRange(item.EnumerateObject().Count(), 3, 4);
            }
        }

        var without = Checker.Features(await check.Api.GetAsync($"{path}?limit=1&fields=-geometry")).Single();
        Assert.False(without.TryGetProperty("geometry", out _));
        Assert.True(without.GetProperty("properties").TryGetProperty("zone", out _));
        var nested = Checker.Features(await check.Api.GetAsync($"{path}?limit=1&fields=-properties,%2Bproperties.zone")).Single();
        Assert.Equal("zone", nested.GetProperty("properties").EnumerateObject().Single().Name);
        Assert.True(Checker.Features(await check.Api.GetAsync($"{path}?limit=1&fields=%2Bgeometry,-geometry")).Single().TryGetProperty("geometry", out _));
    }

    /// <summary>In a body the lists stand apart, and empty ones mean the usual members.</summary>
    public static async Task FieldsOfBodiesAsync(Checker check)
    {
        await FieldsAsync(check, "/search");
        foreach (var fields in (string[])["{}", """{"include":null,"exclude":null}""", """{"include":[],"exclude":[]}"""])
        {
            var item = await FirstAsync(fields);
            Assert.All(Usual, name => Assert.True(item.TryGetProperty(name, out _), $"{fields} {name}"));
            Assert.True(item.GetProperty("properties").TryGetProperty("start_datetime", out _));
        }

        foreach (var fields in (string[])["""{"exclude":["geometry"],"include":[]}""", """{"exclude":["geometry"],"include":null}"""])
        {
            var item = await FirstAsync(fields);
            Assert.False(item.TryGetProperty("geometry", out _));
            Assert.False(item.GetProperty("properties").TryGetProperty("zone", out _));
            Assert.True(item.TryGetProperty("assets", out _));
        }

        Assert.True((await FirstAsync("""{"exclude":["geometry"]}""")).GetProperty("properties").TryGetProperty("zone", out _));
        await check.Api.PostAsync("/search", """{"fields":null}""", System.Net.HttpStatusCode.BadRequest);

        async Task<JsonElement> FirstAsync(string fields) =>
            Checker.Features(await check.Api.PostAsync("/search", $$"""{"limit":1,"fields":{{fields}}}""")).Single();
    }

    /// <summary>By every sortable both ways: GET, POST and one collection.</summary>
    public static async Task SortAsync(Checker check, string path)
    {
        (string Name, Func<TrueItem, object> Key)[] orders =
        [
            ("row", item => item.Sample.Row), ("clc_31", item => item.Share(31)), ("properties.clc_211", item => item.Share(211)),
            ("start_datetime", item => item.Start), ("properties.datetime", item => item.Start), ("end_datetime", item => item.End),
        ];
        var items = path == "/search" ? TrueItem.All : [.. TrueItem.All.Where(item => item.Kind.Id == Checker.Labels)];
        foreach (var (name, key) in orders)
        {
            string[] up = [.. items.OrderBy(key).Take(40).Select(item => item.Id)];
            string[] down = [.. items.OrderByDescending(key).Take(40).Select(item => item.Id)];
            Assert.Equal(up, Checker.Ids(await check.Api.GetAsync($"{path}?limit=40&fields=id&sortby={name}")));
            Assert.Equal(up, Checker.Ids(await check.Api.GetAsync($"{path}?limit=40&fields=id&sortby=%2B{name}")));
            Assert.Equal(down, Checker.Ids(await check.Api.GetAsync($"{path}?limit=40&fields=id&sortby=-{name}")));
            if (path != "/search") continue;
            Assert.Equal(down, Checker.Ids(await check.Api.PostAsync("/search", $$$"""{"limit":40,"sortby":[{"field":"{{{name}}}","direction":"desc"}]}""")));
        }

        var sortables = await check.GetAsync("/sortables", "application/schema+json");
        Assert.All(orders, order => Assert.True(sortables.GetProperty("properties").TryGetProperty(order.Name.Replace("properties.", "", StringComparison.Ordinal), out _)));
    }

    public static async Task QueryAsync(Checker check)
    {
        (string Query, Func<TrueItem, bool> Holds)[] queries =
        [
            ("""{"row":{"eq":7}}""", item => item.Sample.Row == 7), ("""{"row":{"neq":7}}""", item => item.Sample.Row != 7),
            ("""{"clc_31":{"lt":0.25}}""", item => item.Share(31) < 10_000), ("""{"clc_31":{"lte":0.25}}""", item => item.Share(31) <= 10_000),
            ("""{"clc_31":{"gt":0.25},"row":{"gte":20}}""", item => item.Share(31) > 10_000 && item.Sample.Row >= 20),
            ("""{"zone":{"startsWith":"33"}}""", item => item.Zone == "33N"), ("""{"id":{"endsWith":"_07"}}""", item => item.Id.EndsWith("_07", StringComparison.Ordinal)),
            ("""{"id":{"contains":"labels"}}""", item => item.Id.Contains("labels", StringComparison.Ordinal)), ("""{"zone":{"in":["33N","31N"]}}""", item => item.Zone == "33N"),
        ];
        foreach (var (query, holds) in queries) await check.FindsAsync(new JsonObject { ["query"] = JsonNode.Parse(query) }, holds);
    }
}
