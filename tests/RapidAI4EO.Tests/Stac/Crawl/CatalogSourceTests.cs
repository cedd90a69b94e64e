using System.Text;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Storage.Configuration;
using RapidAI4EO.Tests.Faults;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Crawl;

public sealed class CatalogSourceTests
{
    private const string Sas = "sv=2021-12-02&sr=c&sp=rl&sig=aGlkZGVu";

    [Fact]
    public async Task Find_CatalogBehindARedirect_IsReadWhereItLies()
    {
        await using var server = new FaultServer();
        server.Put("catalog.json", Encoding.UTF8.GetBytes(StacText.Catalog("root", StacText.Link("item", "./here"))));
        server.Put("here", Encoding.UTF8.GetBytes(StacText.Item("here")));
        server.Misbehave("catalog.json", true, Fault.RedirectHere);
        var source = Find(server.Root.Address + "catalog.json");
        using var reader = new StacReader(new StacReaderOptions { Roots = source.Roots });
        var crawl = reader.Crawl(source.Address);
        var found = Assert.Single(await crawl.ItemsAsync().ToListAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith("/moved/here", found.Item.Address.ToString(), StringComparison.Ordinal);
        Assert.Empty(crawl.Problems);
    }

    [Fact]
    public void Find_Catalog_HasItsFolderForARootOnlyWithAToken()
    {
        Assert.Empty(Find("https://example.org/stac/catalog.json").Roots);
        Assert.Empty(Find("https://example.org/stac/catalog.json?page=1").Roots);
        Assert.Equal("https://example.org/stac/", Assert.Single(Find($"https://example.org/stac/catalog.json?{Sas}").Roots).Address);
        Assert.Equal("https://example.org/stac/", Assert.Single(Find("https://example.org/stac/catalog.json", Sas).Roots).Address);
        Assert.NotEmpty(Find("https://account.blob.core.windows.net/container/catalog.json").Roots);
    }

    private static CatalogSource Find(string catalog, string? sas = null) =>
        CatalogSource.Find(catalog, null, new RootResolver(name => name == RootResolver.SasVariable ? sas : null));
}
