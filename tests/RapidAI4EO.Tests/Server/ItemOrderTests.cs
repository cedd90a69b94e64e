using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Orders of 36,000 items in thousands of tiles, against comparing their texts and shares.</summary>
public sealed class ItemOrderTests
{
    private static readonly TestIndex Test = TestIndex.Europe;

    private static readonly List<Item> Items =
    [
        .. from kind in CollectionKind.All
           from id in Test.Corpus.Samples.Order()
           select new Item($"{kind.Id}_{id}", $"{kind.Title} {id}", id.ToString(), kind.Id, Test.CountsOf(id)[ClcNomenclature.Classes.Single(c => c.Code == 311).Index]),
    ];

    [Theory]
    [InlineData("id")]
    [InlineData("-id")]
    [InlineData("-sample_id,collection")]
    [InlineData("-clc_311,-id")]
    [InlineData("collection,clc_311,sample_id")]
    [InlineData("title")]
    [InlineData("created,-title")]
    [InlineData("-updated,clc_311,-created,-title")]
    public async Task Search_OfAllInOrder_IsInTheOrderOfTheTerms(string terms)
    {
        await using var host = await ApiHost.StartAsync(Test.Index, new ApiOptions("https://example.org/") { Urls = ["http://127.0.0.1:0"] }, TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var ids = new List<string>();
        for (var page = $"{host.Addresses[0]}/search?fields=id&limit=10000&sortby={terms}"; page is not null;)
        {
            var answer = JsonElement.Parse(await client.GetStringAsync(page, TestContext.Current.CancellationToken));
            ids.AddRange(answer.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            page = ApiFixture.Link(answer, "next")?.GetProperty("href").GetString();
        }

        Assert.Equal(Expected(terms), ids);
    }

    private static List<string> Expected(string terms)
    {
        var items = Items.OrderBy(_ => 0);
        foreach (var term in terms.Split(','))
        {
            var isDescending = term[0] == '-';
            items = term.TrimStart('-') switch
            {
                // No item has them.
                "created" or "updated" => items,
                "title" => Then(items, item => item.Title, StringComparer.Ordinal, isDescending),
                "id" => Then(items, item => item.Id, StringComparer.Ordinal, isDescending),
                "sample_id" => Then(items, item => item.Sample, StringComparer.Ordinal, isDescending),
                "collection" => Then(items, item => item.Collection, StringComparer.Ordinal, isDescending),
                _ => Then(items, item => item.Forest, Comparer<int>.Default, isDescending),
            };
        }

        return [.. items.Select(item => item.Id)];
    }

    private static IOrderedEnumerable<Item> Then<T>(IOrderedEnumerable<Item> items, Func<Item, T> key, IComparer<T> comparer, bool isDescending) =>
        isDescending ? items.ThenByDescending(key, comparer) : items.ThenBy(key, comparer);

    private sealed record Item(string Id, string Title, string Sample, string Collection, int Forest);
}
