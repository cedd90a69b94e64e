using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>Pages forth and back again, while others search.</summary>
public sealed class PageLinkTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/search?limit=700&bbox=11.6,50.1,12.4,50.7&fields=id", null)]
    [InlineData("/search?limit=700&sortby=-clc_31&fields=id", null)]
    [InlineData("/collections/rapidai4eo_v1_source_s2/items?limit=700&filter=row>3&fields=id", null)]
    [InlineData("/search", """{"limit":700,"filter":{"op":">","args":[{"property":"clc_2"},0.1]},"fields":{"include":["id"]}}""")]
    [InlineData("/search", """{"limit":700,"sortby":[{"field":"clc_2","direction":"desc"}],"fields":{"include":["id"]}}""")]
    public async Task Prev_FromTheLastPage_LeadsBackOverTheSamePages(string path, string? body)
    {
        var page = body is null ? await api.GetAsync(path) : await api.PostAsync(path, body);
        Assert.Null(ApiFixture.Link(page, "prev"));
        var forth = new List<string> { Ids(page) };
        while (ApiFixture.Link(page, "next") is { } next) forth.Add(Ids(page = await FollowAsync(next)));
        Assert.InRange(forth.Count, 3, 20);
        var back = new List<string> { Ids(page) };
        while (ApiFixture.Link(page, "prev") is { } previous)
        {
            // More answers than the server remembers come between.
            for (var other = 1; other < 12; other++) await api.GetAsync($"/search?limit=1&fields=id&filter=row={other + back.Count}&sortby=column");
            back.Add(Ids(page = await FollowAsync(previous)));
        }

        back.Reverse();
        Assert.Equal(forth, back);
    }

    [Fact]
    public async Task Prev_OfCollections_LeadsBack()
    {
        var second = await FollowAsync(ApiFixture.Link(await api.GetAsync("/collections?limit=1"), "next")!.Value);
        var first = await FollowAsync(ApiFixture.Link(second, "prev")!.Value);
        Assert.Equal("rapidai4eo_v1_source_pf", first.GetProperty("collections")[0].GetProperty("id").GetString());
        Assert.Null(ApiFixture.Link(first, "prev"));
    }

    private static string Ids(JsonElement page) => string.Join(' ', page.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("id").GetString()));

    private async Task<JsonElement> FollowAsync(JsonElement link)
    {
        var href = link.GetProperty("href").GetString()!;
        return link.TryGetProperty("body", out var body) ? await api.PostAsync(href, body.GetRawText()) : await api.GetAsync(href);
    }
}
