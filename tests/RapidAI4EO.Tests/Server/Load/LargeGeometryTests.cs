using System.Net;
using System.Text;
using Xunit;

namespace RapidAI4EO.Tests.Server.Load;

/// <summary>Geometries just below what a body may have.</summary>
public sealed class LargeGeometryTests
{
    private const int Vertices = 20_000;

    /// <summary>A ring of many small steps across the samples: each is put to the exact predicate.</summary>
    [Fact]
    public async Task Post_OfALargePolygonWhoseTimeIsUp_IsGivenUp()
    {
        await using var host = await ApiFixture.StartAsync(options => options with { SearchTimeout = TimeSpan.Zero });
        Assert.Equal(HttpStatusCode.UnprocessableContent, await PostAsync(host.Addresses[0], Ring()));
    }

    [Fact]
    public async Task Post_OfALargePolygon_IsAnswered()
    {
        await using var host = await ApiFixture.StartAsync(options => options with { SearchTimeout = TimeSpan.FromMinutes(10) });
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host.Addresses[0], Ring()));
    }

    private static string Ring()
    {
        var ring = Enumerable.Range(0, Vertices)
            .Select(i => (Angle: 2 * Math.PI * i / Vertices, Radius: 0.3 + (0.01 * Math.Sin(i))))
            .Select(p => FormattableString.Invariant($"[{12 + (p.Radius * Math.Cos(p.Angle)):0.000000},{50.4 + (p.Radius * Math.Sin(p.Angle)):0.000000}]")).ToList();
        return $$$"""{"limit":1,"intersects":{"type":"Polygon","coordinates":[[{{{string.Join(',', ring)}}},{{{ring[0]}}}]]}}""";
    }

    private static async Task<HttpStatusCode> PostAsync(string address, string body)
    {
        using var client = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync($"{address}/search", content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
