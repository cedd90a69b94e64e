using System.Net;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Storage.Http;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Crawl;

/// <summary>Links to this machine from a catalog that lies elsewhere, with a server here that counts who asks.</summary>
public sealed class PrivateLinkTests
{
    private static readonly RetryOptions Once = new() { Attempts = 1 };

    [Fact]
    public async Task Read_LinksAndNamesOfThisMachine_AreRefusedBeforeAnyoneIsAsked()
    {
        await using var server = new CannedServer(_ => CannedServer.Answer("200 OK", StacText.Item("secret")));
        var port = new Uri(server.Address).Port;
        var links = new AddressGuard((host, _) => Task.FromResult<IPAddress[]>([host == "catalog.example" ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]));
        links.Name(new Uri("https://catalog.example/c.json"));
        using var reader = new WebReader(null, new HttpStoreOptions(), links);
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0", "rebound.example" })
        {
            var e = await Assert.ThrowsAsync<StorageException>(() => reader.ReadAsync(new Uri($"http://{host}:{port}/x.json"), null, 1000, CancellationToken.None));
            Assert.Equal(StorageError.Refused, e.Error);
            Assert.Contains("--allow-private", e.Message, StringComparison.Ordinal);
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Read_RedirectToTheCable_IsRefused()
    {
        await using var server = new CannedServer(_ => CannedServer.Answer("302 Found", "", "Location: http://169.254.169.254/latest/meta-data/"));
        var links = new AddressGuard();
        links.Name(new Uri(server.Address));
        using var reader = new WebReader(null, new HttpStoreOptions(), links);
        var e = await Assert.ThrowsAsync<StorageException>(() => reader.ReadAsync(new Uri(server.Address + "/x.json"), null, 1000, CancellationToken.None));
        Assert.Equal(StorageError.Refused, e.Error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Crawl_CatalogOfThisMachine_FollowsLinksHereAndTellsThoseToTheCable()
    {
        await using var other = new CannedServer(_ => CannedServer.Answer("200 OK", StacText.Item("here")));
        await using var server = new CannedServer(_ => CannedServer.Answer(
            "200 OK", StacText.Catalog("c", StacText.Link("item", other.Address + "/i.json"), StacText.Link("item", "http://169.254.169.254/i.json"))));
        using var reader = new StacReader(new StacReaderOptions { Retry = Once });
        var crawl = reader.Crawl(server.Address + "/catalog.json");
        Assert.Equal(["here"], await crawl.IdsAsync());
        Assert.Contains("--allow-private", Assert.Single(crawl.Problems).Reason, StringComparison.Ordinal);
    }
}
