using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

public sealed class ValidityTests(ApiFixture api) : IClassFixture<ApiFixture>, IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Documents_OfEveryKind_AreValidStac()
    {
        var sample = ApiFixture.Test.Index.IdOf(100);
        await KeepAsync("/", "landing");
        await KeepAsync($"/{CatalogNode.Folder}/catalog.json", "catalog");
        foreach (var kind in CollectionKind.All)
        {
            await KeepAsync($"/collections/{kind}", $"{kind}");
            await KeepAsync($"/collections/{kind}/items/{kind.ItemId(sample)}", $"{kind}_item");
            await KeepAsync($"/{CatalogNode.Folder}/{CatalogNode.OfTile(kind, sample.Tile).Path}", $"{kind}_tile");
            var searched = (await api.GetAsync($"/search?collections={kind}&limit=1&assets-datetime=true&datetime=2018-05-01T00:00:00Z/2018-05-31T23:59:59Z")).GetProperty("features")[0];
            _folder.Write($"{kind}_searched.json", searched.GetRawText());
        }

        StacValidator.Validate(_folder.Path);
    }

    [Fact]
    public async Task StaticCatalog_FromTheTopToAnItem_LeadsThere()
    {
        var address = new Uri(api.Client.BaseAddress!, $"{CatalogNode.Folder}/catalog.json");
        foreach (var relation in (string[])["child", "child", "child", "item", "parent", "root"])
        {
            var document = await api.GetAsync(address.ToString());
            address = new Uri(address, ApiFixture.Link(document, relation)!.Value.GetProperty("href").GetString()!);
        }

        Assert.EndsWith("catalog.json", address.AbsolutePath, StringComparison.Ordinal);
    }

    private async Task KeepAsync(string path, string name) => _folder.Write($"{name}.json", (await api.GetAsync(path)).GetRawText());
}
