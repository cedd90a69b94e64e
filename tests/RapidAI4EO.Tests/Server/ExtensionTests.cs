using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Stac.Computed;
using Xunit;

namespace RapidAI4EO.Tests.Server;

public sealed class ExtensionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("fields=id,properties.zone", "type stac_version id properties", "zone")]
    [InlineData("fields=-assets,-links,-bbox,-geometry,-collection,-stac_extensions,-properties", "type stac_version id", "")]
    [InlineData("fields=properties,-properties.bands,-properties.title", "type stac_version id properties", null)]
    [InlineData("fields=-properties,properties.row,bbox", "type stac_version id bbox properties", "row")]
    public async Task Fields_IncludedAndExcluded_AreThoseWritten(string fields, string members, string? properties)
    {
        var item = (await api.GetAsync($"/search?limit=1&{fields}")).GetProperty("features")[0];
        Assert.Equal(members.Split(' ').Order(), item.EnumerateObject().Select(member => member.Name).Where(name => name != "stac_extensions").Order());
        if (properties is { Length: > 0 }) Assert.Equal(properties.Split(' '), item.GetProperty("properties").EnumerateObject().Select(member => member.Name));
        if (properties is null) Assert.False(item.GetProperty("properties").TryGetProperty("bands", out _));
    }

    /// <summary>Below the members of assets, of links and of properties; the rest of the item is as it is without.</summary>
    [Theory]
    [InlineData("fields=assets.s2_2018-05.href", """{"assets":{"s2_2018-05":{"href":1}}}""")]
    [InlineData("fields=assets.s2_2018-05.href,assets.s2_2018-05.bands.name,assets.s2_2018-05.roles", """{"assets":{"s2_2018-05":{"href":1,"bands":[{"name":1}],"roles":1}}}""")]
    [InlineData("fields=assets.s2_2018-05,-assets.s2_2018-05.bands,-assets.s2_2018-05.type,collection", """{"collection":1,"assets":{"s2_2018-05":{"href":1,"datetime":1,"roles":1}}}""")]
    [InlineData("fields=links.rel,properties.bands.name,properties.row", """{"links":[{"rel":1}],"properties":{"row":1,"bands":[{"name":1}]}}""")]
    [InlineData("fields=geometry.type,assets.nothing.href,properties.zone.x", """{"geometry":{"type":1},"assets":{},"properties":{}}""")]
    public async Task Fields_ThatGoDeeper_LeaveThatAndNothingElse(string fields, string shape)
    {
        const string Search = "/search?limit=2&collections=rapidai4eo_v1_source_s2&";
        var whole = (await api.GetAsync($"{Search}fields=%2Btype,links,properties,assets,geometry,collection")).GetProperty("features");
        var got = (await api.GetAsync(Search + fields)).GetProperty("features");
        for (var i = 0; i < 2; i++)
        {
            var expected = Like(JsonElement.Parse(shape), whole[i])!.AsObject();
            foreach (var name in (string[])["type", "stac_version", "id"]) expected[name] = JsonNode.Parse(whole[i].GetProperty(name).GetRawText());
            Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(got[i].GetRawText())), $"{got[i]} is not {expected}");
        }

        var id = got[0].GetProperty("id").GetString();
        var one = await api.GetAsync($"/collections/rapidai4eo_v1_source_s2/items/{id}?{fields}");
        Assert.Equal(got[0].GetRawText(), one.GetRawText());
    }

    /// <summary>The parts of a value that a shape has: objects by their names, arrays as their one element says, all else whole.</summary>
    private static JsonNode? Like(JsonElement shape, JsonElement value) => shape.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(shape.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Like(member.Value, value.GetProperty(member.Name))))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(element => Like(shape[0], element))]),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    [Fact]
    public async Task AssetsDatetime_WithProducts_NarrowsAssetsAndNotItems()
    {
        const string May = "datetime=2018-05-01T00:00:00Z/2018-05-31T23:59:59Z&limit=1&collections=rapidai4eo_v1_source_pf";
        var all = await api.GetAsync($"/search?{May}");
        var narrowed = await api.GetAsync($"/search?{May}&assets-datetime=true&products=pfsr");
        Assert.Equal(all.GetProperty("numberMatched").GetInt32(), narrowed.GetProperty("numberMatched").GetInt32());
        var item = narrowed.GetProperty("features")[0];
        Assert.Equal(["sr_2018-05-03", "sr_2018-05-08", "sr_2018-05-13", "sr_2018-05-18", "sr_2018-05-23", "sr_2018-05-28"], item.GetProperty("assets").EnumerateObject().Select(a => a.Name));
        Assert.Equal(all.GetProperty("features")[0].GetProperty("properties").GetRawText(), item.GetProperty("properties").GetRawText());
        Assert.Equal(all.GetProperty("features")[0].GetProperty("links").GetRawText(), item.GetProperty("links").GetRawText());
    }

    /// <summary>What is given must all hold; the count and the size of the files follow, and so does the list of them.</summary>
    [Theory]
    [InlineData("assets-roles=data", "sr_*|s2_*")]
    [InlineData("assets-roles=metadata,labels-vector", "qa_*|labels")]
    [InlineData("assets-roles=data&products=pfsr", "sr_*")]
    [InlineData("assets-names=*_2018-05-03,labels", "sr_2018-05-03|qa_2018-05-03|labels")]
    [InlineData("assets-names=s2_2018-0?", "s2_2018-0?")]
    [InlineData("assets-datetime=2019-12-01T00:00:00Z/..&assets-roles=data", "sr_2019-12-*")]
    [InlineData("assets-datetime=2018-07-01T00:00:00Z/2018-07-31T00:00:00Z&assets-names=s?_2018-07*&datetime=2018-01-03T10:30:00Z", "sr_2018-07-*|s2_2018-07")]
    public async Task Assets_ChosenByRoleNameAndTime_AreThoseOfItemsHrefsAndEstimate(string choice, string patterns)
    {
        bool IsMeant(string name) => patterns.Split('|').Any(pattern => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
        const string Where = "bbox=11.95,50.35,12.05,50.4&limit=10000";
        var plain = Assets(await api.GetAsync($"/search?{Where}{(choice.Contains("&datetime", StringComparison.Ordinal) ? "&datetime=2018-01-03T10:30:00Z" : "")}"));
        var expected = plain.Where(asset => IsMeant(asset.Name)).Select(asset => asset.Href).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Assets(await api.GetAsync($"/search?{Where}&{choice}")).Select(asset => asset.Href));
        var body = new System.Text.Json.Nodes.JsonObject { ["bbox"] = new System.Text.Json.Nodes.JsonArray(11.95, 50.35, 12.05, 50.4), ["limit"] = 10_000 };
        foreach (var part in choice.Split('&').Select(part => part.Split('=')))
        {
            body[part[0]] = part[0].EndsWith("datetime", StringComparison.Ordinal) ? part[1] : new System.Text.Json.Nodes.JsonArray([.. part[1].Split(',').Select(value => (System.Text.Json.Nodes.JsonNode)value)]);
        }

        Assert.Equal(expected, Assets(await api.PostAsync("/search", body.ToJsonString())).Select(asset => asset.Href));
        var made = await api.PostAsync("/searches", body.ToJsonString(), System.Net.HttpStatusCode.Created);
        var list = await api.Client.GetStringAsync(ApiFixture.Link(made, "hrefs")!.Value.GetProperty("href").GetString());
        Assert.Equal(expected.Order(), list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Equal(expected.Count, made.GetProperty("files").GetInt32());
        Assert.Equal(expected.Sum(SizeOf), made.GetProperty("estimatedBytes").GetInt64());

        static long SizeOf(string href) => Product.All.Single(product => href.Contains($"/{(product.Code.Length > 0 ? product.Code : "labels")}/", StringComparison.Ordinal)).TypicalBytes;
    }

    private static List<(string Name, string Href)> Assets(JsonElement page) =>
        [.. page.GetProperty("features").EnumerateArray().SelectMany(item => item.GetProperty("assets").EnumerateObject().Select(asset => (asset.Name, asset.Value.GetProperty("href").GetString()!)))];

    [Theory]
    [InlineData("""{"clc_31":{"gte":0.5}}""", "clc_31 >= 0.5")]
    [InlineData("""{"zone":{"eq":"33N"},"row":{"lt":20,"neq":3}}""", "zone = '33N' AND row < 20 AND row <> 3")]
    [InlineData("""{"properties.row":{"in":[1,2,3]}}""", "row IN (1, 2, 3)")]
    [InlineData("""{"clc_31":{"gt":"0.95"},"row":{"in":["1","2",3]}}""", "clc_31 > 0.95 AND row IN (1, 2, 3)")]
    [InlineData("""{"id":{"startsWith":"rapidai4eo_v1_l","endsWith":"07","contains":"_33N_"}}""", "id LIKE 'rapidai4eo\\_v1\\_l%' AND id LIKE '%07' AND id LIKE '%\\_33N\\_%'")]
    [InlineData("""{"start_datetime":{"gt":"2018-01-02T00:00:00Z"}}""", "start_datetime > TIMESTAMP('2018-01-02T00:00:00Z')")]
    public async Task Query_OfTheOlderExtension_FindsWhatTheFilterFinds(string query, string filter)
    {
        var byFilter = await api.GetAsync($"/search?limit=5&fields=id&filter={Uri.EscapeDataString(filter)}");
        Assert.InRange(byFilter.GetProperty("numberMatched").GetInt32(), 1, 8999);
        foreach (var byQuery in (JsonElement[])[await api.GetAsync($"/search?limit=5&fields=id&query={Uri.EscapeDataString(query)}"), await api.PostAsync("/search", $$"""{"limit":5,"fields":{"include":["id"]},"query":{{query}}}""")])
        {
            Assert.Equal(byFilter.GetProperty("numberMatched").GetInt32(), byQuery.GetProperty("numberMatched").GetInt32());
            Assert.Equal(byFilter.GetProperty("features").GetRawText(), byQuery.GetProperty("features").GetRawText());
        }
    }

    /// <summary>Clients that gather conditions send one of them with 'and' too.</summary>
    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    public async Task Filter_OfOneConditionJoined_IsThatCondition(string join)
    {
        const string Condition = """{"op":">","args":[{"property":"clc_31"},0.5]}""";
        var alone = await api.PostAsync("/search", $$$"""{"limit":5,"filter":{{{Condition}}}}""");
        var joined = await api.PostAsync("/search", $$$"""{"limit":5,"filter":{"op":"{{{join}}}","args":[{{{Condition}}}]}}""");
        Assert.InRange(alone.GetProperty("numberMatched").GetInt32(), 1, 8999);
        Assert.Equal(alone.GetProperty("features").GetRawText(), joined.GetProperty("features").GetRawText());
        await api.PostAsync("/search", $$$"""{"filter":{"op":"{{{join}}}","args":[]}}""", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Queryables_OverallAndOfACollection_AreThoseOfTheTable()
    {
        var all = (await api.GetAsync("/queryables")).GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();
        Assert.Equal(Queryables.All.Select(q => q.Name), all);
        var labels = (await api.GetAsync($"/collections/{CollectionKind.Labels}/queryables")).GetProperty("properties").EnumerateObject().Select(property => property.Name);
        Assert.Equal(all.Where(name => name != "gsd"), labels);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("bbox=11,50,12,51", 3)]
    [InlineData("bbox=-10,35,-9,36", 0)]
    [InlineData("datetime=2019-05-01T00:00:00Z/..", 1)]
    [InlineData("q=LABELS,sentinel", 2)]
    public async Task Collections_Searched_AreThoseWithSuchItems(string query, int expected)
    {
        var found = await api.GetAsync($"/collections?{query}");
        Assert.Equal(expected, found.GetProperty("collections").GetArrayLength());
        Assert.Equal(expected, found.GetProperty("numberMatched").GetInt32());
        var first = await api.GetAsync($"/collections?{query}&limit=1");
        Assert.Equal(expected > 1, ApiFixture.Link(first, "next") is not null);
    }

    [Fact]
    public async Task Aggregate_OfASearch_CountsWhatItFinds()
    {
        const string Search = "bbox=11.7,50.2,12.1,50.5&filter=clc_31 > 0.2";
        var ids = await api.AllIdsAsync(await api.GetAsync($"/search?{Search}&limit=10000&fields=id"));
        var got = await api.GetAsync($"/aggregate?{Search}&aggregations=total_count,collection_frequency,zone_frequency,tile_frequency,clc_frequency,clc_share,datetime_frequency");
        var figures = got.GetProperty("aggregations").EnumerateArray().ToDictionary(figure => figure.GetProperty("name").GetString()!);
        Assert.Equal(ids.Count, figures["total_count"].GetProperty("value").GetInt32());
        string Sample(string id) => id[(id.LastIndexOf('N', id.LastIndexOf("E-", StringComparison.Ordinal)) - 2)..];
        AssertBuckets(figures["collection_frequency"], ids.GroupBy(id => id[..(id.Length - Sample(id).Length - 1)]));
        AssertBuckets(figures["zone_frequency"], ids.GroupBy(id => Sample(id)[..3]));
        AssertBuckets(figures["tile_frequency"], ids.GroupBy(id => Sample(id)[..^6]));
        Assert.Equal(24, figures["datetime_frequency"].GetProperty("buckets").GetArrayLength());
        var counts = ids.Select(id => ApiFixture.Test.CountsOf(SampleId.Parse(Sample(id)))).ToList();
        foreach (var bucket in figures["clc_share"].GetProperty("buckets").EnumerateArray())
        {
            var clc = ClcNomenclature.Classes.Single(c => c.Property == bucket.GetProperty("key").GetString());
            Assert.Equal(counts.Count(c => c[clc.Index] > 0), bucket.GetProperty("frequency").GetInt32());
            Assert.Equal(counts.Average(c => c[clc.Index] / 40_000d), bucket.GetProperty("value").GetDouble(), 9);
        }
    }

    [Fact]
    public async Task Hrefs_OfASearch_AreTheFilesOfItsItems()
    {
        const string Search = """{"bbox":[11.9,50.3,12.1,50.4],"datetime":"2018-05-01T00:00:00Z/2018-06-30T23:59:59Z","assets-datetime":true,"products":["pfqa","s2","labels"]""";
        var made = await api.PostAsync("/searches", Search + "}", System.Net.HttpStatusCode.Created);
        var list = await api.Client.GetStringAsync(ApiFixture.Link(made, "hrefs")!.Value.GetProperty("href").GetString());
        var items = (await api.PostAsync("/search", Search + ""","limit":10000}""")).GetProperty("features").EnumerateArray();
        string[] expected = [.. items.SelectMany(item => item.GetProperty("assets").EnumerateObject().Select(asset => asset.Value.GetProperty("href").GetString()!))];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Equal(expected.Length, made.GetProperty("files").GetInt32());
    }

    private static void AssertBuckets(JsonElement figure, IEnumerable<IGrouping<string, string>> groups) => Assert.Equal(
        groups.Select(group => (group.Key, group.Count())).Order(),
        figure.GetProperty("buckets").EnumerateArray().Select(bucket => (bucket.GetProperty("key").GetString()!, bucket.GetProperty("frequency").GetInt32())).Order());
}
