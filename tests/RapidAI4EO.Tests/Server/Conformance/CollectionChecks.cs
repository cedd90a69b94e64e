using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>Looking for collections, and figures instead of items.</summary>
internal static class CollectionChecks
{
    /// <summary>A collection is found where one of its items is.</summary>
    public static async Task SearchAsync(Checker check)
    {
        (string Query, Func<TrueItem, bool> Holds)[] searches =
        [
            ("bbox=11.8,50.2,12.1,50.5", item => item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5))),
            ("bbox=12.1,50.2,11.8,50.5", item => !item.Shape.Disjoint(FeatureChecks.Box(12.1, 50.2, 180, 50.5))),
            ("bbox=-9,40,-8,41", _ => false),
            ("datetime=2019-01-01T00:00:00Z/..", item => string.CompareOrdinal(item.End, "2019-01-01T00:00:00Z") >= 0),
            ("datetime=../2018-01-02T00:00:00Z", item => string.CompareOrdinal(item.Start, "2018-01-02T00:00:00Z") <= 0),
            ("limit=2", _ => true),
        ];
        foreach (var (query, holds) in searches)
        {
            var page = await check.GetAsync($"/collections?{query}");
            Assert.Equal($"{check.Base}collections?{query}", Checker.Href(page, "self"));
            var expected = TrueItem.All.Where(holds).Select(item => item.Kind.Id).Distinct().ToList();
            Assert.Equal(expected.Count, page.GetProperty("numberMatched").GetInt32());
            Assert.Equal(expected, await AllAsync(page));
        }

        async Task<List<string>> AllAsync(JsonElement page)
        {
            List<string> ids = [.. page.GetProperty("collections").EnumerateArray().Select(collection => collection.GetProperty("id").GetString()!)];
            return ApiFixture.Link(page, "next") is null ? ids : [.. ids, .. await AllAsync(await check.GetAsync(Checker.Href(page, "next")))];
        }
    }

    /// <summary>Words in the title, the description or the id, in any case, any of them.</summary>
    public static async Task FreeTextAsync(Checker check)
    {
        foreach (var (words, expected) in (ValueTuple<string, int>[])[("fusion", 1), ("SENTINEL-2", 1), ("fusion,sentinel", 2), ("nothing", 0), ("Land Cover", 1)])
        {
            Assert.Equal(expected, (await check.GetAsync($"/collections?q={Uri.EscapeDataString(words)}")).GetProperty("collections").GetArrayLength());
        }
    }

    /// <summary>Figures agree with the items that the same search finds, and each that is named is there.</summary>
    public static async Task AggregationAsync(Checker check)
    {
        var landing = await check.GetAsync("/");
        var named = (await check.GetAsync(Checker.Href(landing, "aggregations"))).GetProperty("aggregations").EnumerateArray().Select(a => a.GetProperty("name").GetString()!).ToList();
        var address = $"{Checker.Href(landing, "aggregate")}?filter={Uri.EscapeDataString("clc_31 > 0.5")}&aggregations={string.Join(',', named)}";
        var figures = (await check.GetAsync(address)).GetProperty("aggregations").EnumerateArray().ToDictionary(a => a.GetProperty("name").GetString()!);
        Assert.Equal(named.Order(), figures.Keys.Order());
        var items = TrueItem.All.Where(item => item.Share(31) > 20_000).ToList();
        Assert.Equal(items.Count, figures["total_count"].GetProperty("value").GetInt32());
        Assert.Equal(items.Min(item => item.Start), figures["datetime_min"].GetProperty("value").GetString());
        Assert.Equal(items.Max(item => item.End), figures["datetime_max"].GetProperty("value").GetString());
        foreach (var (name, key) in (ValueTuple<string, Func<TrueItem, string>>[])[("collection_frequency", item => item.Kind.Id), ("zone_frequency", item => item.Zone)])
        {
            var buckets = figures[name].GetProperty("buckets").EnumerateArray().ToDictionary(b => b.GetProperty("key").GetString()!, b => b.GetProperty("frequency").GetInt32());
            Assert.Equal(items.GroupBy(key).ToDictionary(group => group.Key, group => group.Count()), buckets);
        }
    }
}
