using System.Text.Json;
using RapidAI4EO.Stac.Computed;
using Xunit;

namespace RapidAI4EO.Tests.Server;

public sealed class LandingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Links_OfTheLandingPageAndTheCollections_AnswerWithTheirMediaType()
    {
        var landing = await api.GetAsync("/");
        var documents = new List<JsonElement> { landing };
        foreach (var child in Links(landing).Where(link => link.GetProperty("rel").ValueEquals("child"))) documents.Add(await api.GetAsync(Href(child)));
        Assert.Equal(4, documents.Count);
        foreach (var link in documents.SelectMany(Links).Where(link => !link.GetProperty("rel").ValueEquals("license")))
        {
            var isPost = link.TryGetProperty("method", out var method) && method.ValueEquals("POST");
            using var response = isPost ? await api.Client.PostAsync(Href(link), null) : await api.Client.GetAsync(Href(link));
            Assert.True(response.IsSuccessStatusCode, $"{Href(link)}: {response.StatusCode}");
            Assert.Equal(link.GetProperty("type").GetString(), response.Content.Headers.NonValidated["Content-Type"].ToString());
        }
    }

    [Theory]
    [InlineData("service-desc")]
    [InlineData("service-doc")]
    [InlineData("conformance")]
    [InlineData("data")]
    [InlineData("search")]
    [InlineData("children")]
    [InlineData("aggregate")]
    [InlineData("aggregations")]
    [InlineData("http://www.opengis.net/def/rel/ogc/1.0/queryables")]
    [InlineData("http://www.opengis.net/def/rel/ogc/1.0/sortables")]
    public async Task Landing_ConformanceClass_HasItsLink(string relation) => Assert.NotNull(ApiFixture.Link(await api.GetAsync("/"), relation));

    [Fact]
    public async Task Conformance_OfLandingAndOwnPage_IsTheSame()
    {
        var landing = (await api.GetAsync("/")).GetProperty("conformsTo").GetRawText();
        Assert.Equal(landing, (await api.GetAsync("/conformance")).GetProperty("conformsTo").GetRawText());
        Assert.Contains("https://api.stacspec.org/v1.0.0/item-search\"", landing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_EveryAddressOfIt_IsThere()
    {
        var paths = (await api.GetAsync("/api")).GetProperty("paths");
        var item = $"{CollectionKind.Labels}_{ApiFixture.Test.Index.IdOf(5)}";
        foreach (var path in paths.EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _) && !path.Name.Contains("{search}", StringComparison.Ordinal) && !path.Name.Contains("{sample}", StringComparison.Ordinal)))
        {
            var address = path.Name.Replace("{collection}", CollectionKind.Labels.Id, StringComparison.Ordinal).Replace("{item}", item, StringComparison.Ordinal);
            using var response = await api.Client.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
            var type = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Single().Name;
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        }
    }

    [Fact]
    public async Task Health_OfBothKinds_IsOk()
    {
        Assert.Equal("ok\n", await api.Client.GetStringAsync("/healthz"));
        Assert.Equal("ok\n", await api.Client.GetStringAsync("/readyz"));
    }

    [Theory]
    [InlineData("/collections/unknown")]
    [InlineData("/collections/unknown/items")]
    [InlineData("/collections/rapidai4eo_v1_labels/items/rapidai4eo_v1_labels_33N_1E-1N_01_01")]
    [InlineData("/collections/rapidai4eo_v1_labels/items/x")]
    [InlineData("/nothing/here")]
    [InlineData("/searches/abc/hrefs")]
    [InlineData("/stac-v1.0/rapidai4eo_v1_labels/33N/collection.jsonx")]
    public async Task Get_WhatIsNotThere_Is404(string path) => await api.GetAsync(path, System.Net.HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/collections/unknown", "collection")]
    [InlineData("/collections/rapidai4eo_v1_labels/items/x", "item")]
    [InlineData("/searches/abc", "search")]
    public async Task Get_WhatIsNotThere_NamesThePartOfTheAddress(string path, string parameter) =>
        Assert.Equal(parameter, (await api.GetAsync(path, System.Net.HttpStatusCode.NotFound)).GetProperty("parameter").GetString());

    private static IEnumerable<JsonElement> Links(JsonElement document) => document.GetProperty("links").EnumerateArray();

    private static string Href(JsonElement link) => link.GetProperty("href").GetString()!;
}
