using System.Net;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Objects;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.Connections;

public sealed class AddressGuardTests
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["public.example"] = ["93.184.216.34"],
        ["house.example"] = ["10.0.0.7"],
        ["metadata.example"] = ["169.254.169.254"],
        ["rebound.example"] = ["127.0.0.1"],
        ["both.example"] = ["127.0.0.1", "93.184.216.34"],
        ["mapped.example"] = ["::ffff:127.0.0.1"],
    };

    [Theory]
    [InlineData("https://public.example/c.json", "public.example house.example- metadata.example- rebound.example- mapped.example- both.example 127.0.0.1- ::1- localhost- a.localhost- 169.254.169.254- 10.0.0.1- 8.8.8.8")]
    [InlineData("http://house.example/c.json", "public.example house.example metadata.example- rebound.example- 127.0.0.1- 10.0.0.1 192.168.1.1")]
    [InlineData("http://localhost:8080/c.json", "public.example house.example metadata.example- rebound.example 127.0.0.1 ::1 localhost 10.0.0.1 169.254.169.254-")]
    [InlineData("http://169.254.1.2/c.json", "public.example metadata.example 127.0.0.1- 10.0.0.1-")]
    [InlineData("http://both.example/c.json", "public.example both.example 127.0.0.1- rebound.example-")]
    [InlineData("http://unknown.example/c.json", "public.example 127.0.0.1-")]
    public async Task Resolve_FromACatalog_GivesWhatLinksMayLeadTo(string catalog, string hosts)
    {
        var guard = NewGuard();
        guard.Name(new Uri(catalog));
        foreach (var host in hosts.Split(' '))
        {
            if (!host.EndsWith('-')) Assert.NotEmpty(await guard.ResolveAsync(host, CancellationToken.None));
            else Assert.Equal(StorageError.Refused, (await Assert.ThrowsAsync<StorageException>(() => guard.ResolveAsync(host[..^1], CancellationToken.None))).Error);
        }
    }

    [Fact]
    public async Task Resolve_NameOfPrivateAndPublicAddresses_GivesThePublicAlone()
    {
        var guard = NewGuard();
        guard.Name(new Uri("https://public.example/"));
        Assert.Equal([IPAddress.Parse("93.184.216.34")], await guard.ResolveAsync("both.example", CancellationToken.None));
    }

    [Fact]
    public async Task Resolve_NamedHostThatMovesToThisMachine_StaysWhereItWas()
    {
        var lookups = 0;
        var guard = new AddressGuard((_, _) => Task.FromResult<IPAddress[]>([lookups++ == 0 ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]));
        guard.Name(new Uri("https://moving.example/"));
        for (var i = 0; i < 3; i++) Assert.Equal([IPAddress.Parse("93.184.216.34")], await guard.ResolveAsync("moving.example", CancellationToken.None));
        await Assert.ThrowsAsync<StorageException>(() => guard.ResolveAsync("other.example", CancellationToken.None));
    }

    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://127.1:8080/a")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://LOCALHOST/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task Check_AnySpellingOfThisMachine_IsRefused(string url)
    {
        var guard = NewGuard();
        guard.Name(new Uri("https://public.example/"));
        var e = await Assert.ThrowsAsync<StorageException>(() => guard.CheckAsync(new Uri(url), CancellationToken.None));
        Assert.Contains("--allow-private", e.Message, StringComparison.Ordinal);
    }

    private static AddressGuard NewGuard() => new((host, _) => Task.FromResult(
        Names.TryGetValue(host, out var found) ? found.Select(IPAddress.Parse).ToArray() : throw new System.Net.Sockets.SocketException()));
}
