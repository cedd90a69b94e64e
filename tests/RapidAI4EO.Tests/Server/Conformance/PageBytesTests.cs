using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>Pages of many long items end by bytes, and each item stands on one of them.</summary>
public sealed class PageBytesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Search = "/search?limit=10000&collections=rapidai4eo_v1_source_pf&bbox=11.5,50,11.9,50.8";

    /// <summary>What docs/api.md says, with a MiB for links and for items longer than the first.</summary>
    private const int MaxBytes = 65 << 20;

    [Theory]
    [InlineData("")]
    [InlineData("&sortby=-clc_2,id")]
    public async Task Page_OfLongItems_EndsByBytesForthAndBack(string order)
    {
        var expected = Ids(await api.GetAsync($"{Search}{order}&fields=id"));
        var (forth, last) = await WalkAsync(Search + order, "next");
        Assert.True(forth.Count > 1, $"{forth.Count} page of {expected.Count} items");
        Assert.Equal(expected, forth.SelectMany(page => page));

        var (back, _) = await WalkAsync(last, "prev");
        Assert.Equal(expected, Enumerable.Reverse(back).SelectMany(page => page));
    }

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    /// <returns>The ids of each page, and the last page's address.</returns>
    private async Task<(List<List<string>> Pages, string Last)> WalkAsync(string address, string relation)
    {
        List<List<string>> pages = [];
        while (true)
        {
            var text = await api.Client.GetByteArrayAsync(address);
            Assert.InRange(text.Length, 1, MaxBytes);
            var page = JsonElement.Parse(text);
            pages.Add(Ids(page));
            if (ApiFixture.Link(page, relation) is not { } link) return (pages, address);
            address = link.GetProperty("href").GetString()!;
        }
    }
}
