using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>OGC API Features, part 3: where filters are taken and what they may name.</summary>
internal static class FilterChecks
{
    private const string Schema = "application/schema+json";
    private const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    public static async Task FilterAsync(Checker check)
    {
        await check.FindsAsync("clc_31 > 0.5", item => item.Share(31) > 20_000);
        await check.RefusesAsync("filter-lang", "cql-text");
        await check.RefusesAsync("filter-crs", "http://www.opengis.net/def/crs/EPSG/0/4258");
        await check.RefusesAsync("filter", "eo:cloud_cover < 10");
        var withCrs = new JsonObject { ["filter"] = "row = 1", ["filter-lang"] = "cql2-text", ["filter-crs"] = "http://www.opengis.net/def/crs/OGC/1.3/CRS84" };
        await check.FindsAsync(withCrs, item => item.Sample.Row == 1);
    }

    /// <summary>Filters go with all else by AND, in a collection as in all.</summary>
    public static Task FeaturesAsync(Checker check) => check.FindsAsync(
        new JsonObject { ["filter"] = "clc_31 > 0.5", ["filter-lang"] = "cql2-text", ["bbox"] = new JsonArray(11.8, 50.2, 12.1, 50.5), ["datetime"] = "2019-01-01T00:00:00Z/.." },
        item => item.Share(31) > 20_000 && item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5)) && string.CompareOrdinal(item.End, "2019-01-01T00:00:00Z") >= 0);

    /// <summary>Each property that is listed can be asked for, and no other.</summary>
    public static async Task QueryablesAsync(Checker check)
    {
        var documents = new[] { await check.GetAsync("/") }.Concat((await check.GetAsync("/collections")).GetProperty("collections").EnumerateArray());
        foreach (var document in documents)
        {
            var address = Checker.Href(document, Relation);
            var queryables = await check.GetAsync(address, Schema);
            Assert.Equal("https://json-schema.org/draft/2019-09/schema", queryables.GetProperty("$schema").GetString());
            Assert.Equal(address, queryables.GetProperty("$id").GetString());
            Assert.Equal("object", queryables.GetProperty("type").GetString());
            Assert.False(queryables.GetProperty("additionalProperties").GetBoolean());
            foreach (var property in queryables.GetProperty("properties").EnumerateObject())
            {
                Assert.False(string.IsNullOrEmpty(property.Value.GetProperty("title").GetString()), property.Name);
                await check.Api.GetAsync($"/search?limit=1&fields=id&filter={Uri.EscapeDataString($"\"{property.Name}\" IS NOT NULL")}");
            }
        }

        await check.Api.GetAsync("/search?filter=datetimes IS NOT NULL", HttpStatusCode.BadRequest);
    }
}
