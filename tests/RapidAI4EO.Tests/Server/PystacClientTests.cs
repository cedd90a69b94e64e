using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RapidAI4EO.Tests.Server.Conformance;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>
/// The requests that pystac-client sends, written down from its source and from what it sent to this server: it looks for conformance
/// classes of version 1.0, takes the first link of each relation that it needs, and sends the body of a <c>next</c> link as it is.
/// </summary>
public sealed class PystacClientTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Sentinel2 = "rapidai4eo_v1_source_s2";

    /// <summary>A class that it does not see makes it warn, or do the work itself.</summary>
    [Theory]
    [InlineData("/core")]
    [InlineData("/collections")]
    [InlineData("/ogcapi-features")]
    [InlineData("/item-search")]
    [InlineData("/item-search#fields")]
    [InlineData("/item-search#sort")]
    [InlineData("/item-search#query")]
    [InlineData("/item-search#filter")]
    [InlineData("/collection-search")]
    [InlineData("/collection-search#free-text")]
    public async Task ClientOpen_LooksForAClass_FindsIt(string ending)
    {
        var classes = (await api.GetAsync("/")).GetProperty("conformsTo").EnumerateArray().Select(uri => uri.GetString()!);
        Assert.Contains(classes, uri => Regex.IsMatch(uri, @"^https://api\.stacspec\.org/v1\.0\..*" + Regex.Escape(ending) + "$"));
    }

    [Fact]
    public async Task GetCollections_PageByPage_GivesEach()
    {
        var ids = new List<string>();
        var address = Checker.Href(await api.GetAsync("/"), "data") + "?limit=1";
        for (JsonElement? next = null; ids.Count < 4; address = next.Value.GetProperty("href").GetString()!)
        {
            var page = await api.GetAsync(address);
            ids.AddRange(page.GetProperty("collections").EnumerateArray().Select(collection => collection.GetProperty("id").GetString()!));
            next = ApiFixture.Link(page, "next");
            if (next is null) break;
        }

        Assert.Equal(["rapidai4eo_v1_source_pf", Sentinel2, Checker.Labels], ids);
        await api.GetAsync("/collections/nothing", HttpStatusCode.NotFound);
    }

    /// <summary>By default it posts, with a number of items a page, and counts with a page of one.</summary>
    [Theory]
    [InlineData("""{"limit":100,"collections":["rapidai4eo_v1_source_s2"],"filter":"clc_31 >= 0.9","filter-lang":"cql2-text"}""")]
    [InlineData("""{"limit":100,"collections":["rapidai4eo_v1_source_s2"],"filter":{"op":">=","args":[{"property":"clc_31"},0.9]},"filter-lang":"cql2-json"}""")]
    [InlineData("""{"limit":100,"collections":["rapidai4eo_v1_source_s2"],"query":{"clc_31":{"gte":0.9}},"sortby":[{"field":"properties.clc_31","direction":"desc"}],"fields":{"include":["id"],"exclude":[]}}""")]
    public async Task SearchByPost_WithTheBodiesOfItsLinks_GivesEachItem(string body)
    {
        var expected = TrueItem.All.Where(item => item.Kind.Id == Sentinel2 && item.Share(31) >= 36_000).Select(item => item.Id).ToList();
        var counted = await api.PostAsync("/search", body.Replace("100", "1", StringComparison.Ordinal));
        Assert.Equal(expected.Count, counted.GetProperty("numberMatched").GetInt32());
        var ids = new List<string>();
        for (var (address, sent) = ("/search", body); ;)
        {
            var page = await api.PostAsync(address, sent);
            ids.AddRange(Checker.Ids(page));
            if (ApiFixture.Link(page, "next") is not { } next) break;
            Assert.Equal("POST", next.GetProperty("method").GetString());
            (address, sent) = (next.GetProperty("href").GetString()!, next.GetProperty("body").GetRawText());
        }

        Assert.InRange(expected.Count, 101, 2999);
        Assert.Equal(expected.Order(), ids.Order());
    }

    /// <summary>In addresses it writes a plus before ascending terms, and spaces as plus.</summary>
    [Fact]
    public async Task SearchByGet_AsItWritesAddresses_FindsTheSame()
    {
        const string Same = "/search?limit=1&collections=rapidai4eo_v1_source_s2&";
        var expected = TrueItem.All.Count(item => item.Kind.Id == Sentinel2 && item.Share(31) >= 36_000);
        foreach (var rest in (string[])["filter=clc_31+%3E%3D+0.9&filter-lang=cql2-text", "query=%7B%22clc_31%22%3A%7B%22gte%22%3A0.9%7D%7D&sortby=-properties.clc_31%2C%2Bid&fields=%2Bid%2C-links"])
        {
            Assert.Equal(expected, (await api.GetAsync(Same + rest)).GetProperty("numberMatched").GetInt32());
        }
    }

    /// <summary>It asks with the dates of a month written out, for one item by its id alone, and with the collection named twice.</summary>
    [Fact]
    public async Task OtherRequests_AsItSendsThem_AreAnswered()
    {
        var month = await api.PostAsync("/search", """{"limit":5,"bbox":[11.8,50.2,12.1,50.5],"datetime":"2018-05-01T00:00:00Z/2018-05-31T23:59:59Z"}""");
        Assert.Equal(TrueItem.All.Count(item => item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5))), month.GetProperty("numberMatched").GetInt32());
        var id = TrueItem.All[4000].Id;
        Assert.Equal([id], Checker.Ids(await api.PostAsync("/search", JsonSerializer.Serialize(new { ids = new[] { id } }))));
        Assert.Equal(10, Checker.Ids(await api.GetAsync($"/collections/{Checker.Labels}/items?collections={Checker.Labels}")).Count);
        await api.GetAsync($"/collections/{Sentinel2}/items/{id}");
        Assert.NotEmpty((await api.GetAsync($"/collections/{Sentinel2}/queryables")).GetProperty("properties").EnumerateObject());
        var words = await api.GetAsync("/collections?limit=1&q=labels");
        Assert.Equal(1, words.GetProperty("numberMatched").GetInt32());
    }

    /// <summary>Of a refusal it shows the body as text, so that must say what is wrong.</summary>
    [Fact]
    public async Task Refusal_AsItShowsIt_IsASentence()
    {
        using var response = await api.Client.PostAsync("/search", new StringContent("""{"filter":{"op":"=","args":[{"property":"clc_314"},1]}}""", Encoding.UTF8, "application/json"));
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("clc_313", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rapidai4eo classes", text, StringComparison.Ordinal);
    }
}
