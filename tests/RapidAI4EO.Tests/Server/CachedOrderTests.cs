using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Orders and answers that are kept for their next pages: pages of many searches at once, more than are kept.</summary>
public sealed class CachedOrderTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Pages_OfMoreOrdersThanAreKept_AreThoseOfOneGreatPage()
    {
        string[] orders = ["-clc_311,tile", "row,-column", "-id", "collection,clc_2,clc_1", "-tile,row"];
        var whole = new List<List<string>>();
        foreach (var order in orders) whole.Add(Ids(await api.GetAsync($"/search?fields=id&limit=300&sortby={order}")));
        var pages = orders.Select(order => $"/search?fields=id&limit=100&sortby={order}").ToArray();
        var found = orders.Select(_ => new List<string>()).ToArray();
        for (var page = 0; page < 3; page++)
        {
            for (var i = 0; i < orders.Length; i++)
            {
                var answer = await api.GetAsync(pages[i]);
                found[i].AddRange(Ids(answer));
                pages[i] = ApiFixture.Link(answer, "next")!.Value.GetProperty("href").GetString()!;
            }
        }

        for (var i = 0; i < orders.Length; i++) Assert.Equal(whole[i], found[i]);
    }

    private static List<string> Ids(System.Text.Json.JsonElement answer) =>
        [.. answer.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
}
