using System.Net;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>STAC API: the landing page, the collections, and what makes it browseable.</summary>
internal static class CoreChecks
{
    public static async Task LandingAsync(Checker check)
    {
        var landing = await check.GetAsync("/");
        Assert.Equal("Catalog", landing.GetProperty("type").GetString());
        Assert.NotEmpty(landing.GetProperty("conformsTo").EnumerateArray());
        foreach (var relation in (string[])["root", "self"])
        {
            Assert.Equal(check.Base, Checker.Href(landing, relation));
            Assert.Equal(Checker.Json, ApiFixture.Link(landing, relation)!.Value.GetProperty("type").GetString());
        }

        foreach (var relation in (string[])["service-desc", "service-doc"])
        {
            var link = ApiFixture.Link(landing, relation)!.Value;
            using var request = new HttpRequestMessage(HttpMethod.Get, link.GetProperty("href").GetString());
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", link.GetProperty("type").GetString()));
            using var response = await check.Api.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(link.GetProperty("type").GetString(), response.Content.Headers.NonValidated["Content-Type"].ToString());
        }

        Assert.Equal("text/html", ApiFixture.Link(landing, "service-doc")!.Value.GetProperty("type").GetString());
    }

    public static async Task CollectionsAsync(Checker check)
    {
        var address = Checker.Href(await check.GetAsync("/"), "data");
        Assert.Equal($"{check.Base}collections", address);
        var all = await check.GetAsync(address);
        Assert.Equal(address, Checker.Href(all, "self"));
        Assert.Equal(check.Base, Checker.Href(all, "root"));
        foreach (var listed in all.GetProperty("collections").EnumerateArray())
        {
            var own = $"{address}/{listed.GetProperty("id").GetString()}";
            var collection = await check.GetAsync(own);
            Assert.Equal(listed.GetRawText(), collection.GetRawText());
            Assert.Equal(own, Checker.Href(collection, "self"));
            Assert.Equal(check.Base, Checker.Href(collection, "root"));
            Assert.Equal(check.Base, Checker.Href(collection, "parent"));
        }

        await check.Api.GetAsync("/collections/non-existent-collection", HttpStatusCode.NotFound);
    }

    /// <summary>The children are those that the landing page links to, whole.</summary>
    public static async Task ChildrenAsync(Checker check)
    {
        var landing = await check.GetAsync("/");
        var address = Checker.Href(landing, "children");
        var children = await check.GetAsync(address);
        Assert.Equal(address, Checker.Href(children, "self"));
        Assert.Equal(check.Base, Checker.Href(children, "root"));
        var linked = new List<string>();
        foreach (var link in landing.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").ValueEquals("child")))
        {
            linked.Add((await check.GetAsync(link.GetProperty("href").GetString()!)).GetRawText());
        }

        Assert.Equal(linked, children.GetProperty("children").EnumerateArray().Select(child => child.GetRawText()));
    }

    /// <summary>From the landing page over child and item links alone to an item of every collection.</summary>
    public static async Task BrowseableAsync(Checker check)
    {
        Assert.NotNull(ApiFixture.Link(await check.GetAsync("/"), "search"));
        var seen = new List<string>();
        await WalkAsync($"{check.Base}", 0);
        Assert.Equal(3, seen.Distinct().Count());

        async Task WalkAsync(string address, int depth)
        {
            var document = await check.Api.GetAsync(address);
            if (document.GetProperty("type").ValueEquals("Feature")) seen.Add(document.GetProperty("collection").GetString()!);
            var down = document.GetProperty("links").EnumerateArray().Where(IsDown).Select(link => new Uri(new Uri(address), link.GetProperty("href").GetString()!).ToString()).ToList();
            // The first of each is enough below the collections: there are 9,000 items.
            foreach (var href in depth == 0 ? down : down.Take(1)) await WalkAsync(href, depth + 1);
        }

        static bool IsDown(JsonElement link) => link.GetProperty("rel").GetString() is "child" or "item";
    }
}
