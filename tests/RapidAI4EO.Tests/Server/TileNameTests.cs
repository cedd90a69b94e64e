using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Tiles west of the tenth of a zone, whose easting has one digit or two in files: filters find by either what items say.</summary>
public sealed class TileNameTests(TileNameTests.Host host) : IClassFixture<TileNameTests.Host>
{
    public static TheoryData<string, Func<string, bool>> Filters => new()
    {
        { "tile = '09E-TAIL'", tile => tile == Host.Name },
        { "tile = '9E-TAIL'", tile => tile == Host.Name },
        { "properties.tile = '9E-TAIL'", tile => tile == Host.Name },
        { "tile <> '9E-TAIL'", tile => tile != Host.Name },
        { "tile IN ('9E-TAIL', '10E-1N')", tile => tile == Host.Name },
        { "tile NOT IN ('09E-TAIL')", tile => tile != Host.Name },
        { "tile LIKE '9E-%'", tile => tile.StartsWith("09E-", StringComparison.Ordinal) },
        { "tile LIKE '09E-%'", tile => tile.StartsWith("09E-", StringComparison.Ordinal) },
        { "tile NOT LIKE '9E-%'", tile => !tile.StartsWith("09E-", StringComparison.Ordinal) },
        { "CASEI(tile) = CASEI('9e-TAIL')", tile => tile == Host.Name },
        { "tile < '10E'", tile => string.CompareOrdinal(tile, "10E") < 0 },
        { "tile >= '10E'", tile => string.CompareOrdinal(tile, "10E") >= 0 },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filter_ByEitherSpelling_FindsTheItemsThatSayTheOther(string filter, Func<string, bool> holds)
    {
        var text = filter.Replace("TAIL", Host.Name[4..], StringComparison.Ordinal);
        var expected = Host.Test.Corpus.Samples.Count(id => holds(NameOf(id)));
        Assert.InRange(expected, 1, Host.Test.Corpus.Samples.Count - 1);
        using var page = JsonDocument.Parse(await host.Client.GetStringAsync($"/collections/rapidai4eo_v1_labels/items?limit=10000&filter={Uri.EscapeDataString(text)}"));
        string[] tiles = [.. page.RootElement.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("properties").GetProperty("tile").GetString()!)];
        Assert.Equal(expected, tiles.Length);
        Assert.All(tiles, tile => Assert.True(holds(tile), tile));
        Assert.Equal(expected, new SampleSearch(Host.Test.Index).Find(new Subset { Filter = Cql2Parser.Parse(text) }).Count);
    }

    [Fact]
    public async Task Query_ByEitherSpelling_FindsTheSame()
    {
        foreach (var name in (string[])[Host.Name, Host.Name[1..]])
        {
            using var page = JsonDocument.Parse(await host.Client.GetStringAsync(
                $"/collections/rapidai4eo_v1_labels/items?limit=1&query={Uri.EscapeDataString($$$"""{"tile":{"eq":"{{{name}}}"}}""")}"));
            Assert.Equal(Host.Test.Corpus.Samples.Count(id => NameOf(id) == Host.Name), page.RootElement.GetProperty("numberMatched").GetInt32());
        }
    }

    private static string NameOf(SampleId id) => string.Create(CultureInfo.InvariantCulture, $"{id.Tile.Easting:00}E-{id.Tile.Northing}N");

    public sealed class Host : IAsyncLifetime
    {
        private ApiHost? _host;

        internal static string Name { get; private set; } = "";

        internal static TestIndex Test => TestIndex.ZoneStart;

        public HttpClient Client { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Name = NameOf(Test.Corpus.Samples.First(id => id.Tile.Easting == 9));
            _host = await ApiHost.StartAsync(Test.Index, new ApiOptions(ApiFixture.HrefRoot) { Urls = ["http://127.0.0.1:0"] });
            Client.BaseAddress = new Uri(_host.Addresses[0]);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await _host!.DisposeAsync();
        }
    }
}
