using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>How many items a page has; more than the server gives is no error, as OGC API Features has it.</summary>
public sealed class LimitTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Page_WithoutALimit_HasTen()
    {
        Assert.Equal(10, Returned(await api.GetAsync("/search?fields=id")));
        Assert.Equal(10, Returned(await api.PostAsync("/search", """{"fields":{"include":["id"]}}""")));
        Assert.Equal(10, Returned(await api.GetAsync("/collections/rapidai4eo_v1_labels/items?fields=id")));
    }

    [Theory]
    [InlineData("7.0")]
    [InlineData("0.7e1")]
    public async Task Limit_AWholeNumberInAnotherForm_IsThatNumber(string limit) =>
        Assert.Equal(7, Returned(await api.PostAsync("/search", $"{{\"limit\":{limit},\"fields\":{{\"include\":[\"id\"]}}}}")));

    [Theory]
    [InlineData("10001")]
    [InlineData("4294967297")]
    [InlineData("99999999999999999999999999")]
    public async Task Limit_AboveTheGreatest_IsClampedByGetAndByPost(string limit)
    {
        foreach (var page in (JsonElement[])[await api.GetAsync($"/search?limit={limit}&fields=id"), await api.PostAsync("/search", $"{{\"limit\":{limit},\"fields\":{{\"include\":[\"id\"]}}}}")])
        {
            Assert.Equal(9000, Returned(page));
            Assert.Null(ApiFixture.Link(page, "next"));
        }
    }

    [Theory]
    [InlineData(4, "", 4)]
    [InlineData(4, "limit=3&", 3)]
    [InlineData(4, "limit=5&", 4)]
    [InlineData(20, "", 10)]
    public async Task Page_OfAServerWithALimitOfItsOwn_HasNoMore(int greatest, string query, int expected)
    {
        await using var host = await ApiFixture.StartAsync(options => options with { MaxLimit = greatest });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        var page = JsonElement.Parse(await client.GetStringAsync($"/search?{query}fields=id"));
        Assert.Equal(expected, Returned(page));
        Assert.NotNull(ApiFixture.Link(page, "next"));
    }

    private static int Returned(JsonElement page)
    {
        Assert.Equal(page.GetProperty("numberReturned").GetInt32(), page.GetProperty("features").GetArrayLength());
        return page.GetProperty("numberReturned").GetInt32();
    }
}
