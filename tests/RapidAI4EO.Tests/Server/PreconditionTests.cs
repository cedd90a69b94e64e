using System.Net;
using System.Security.Cryptography;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Tags, conditions and what caches go by, after RFC 9110 (8.8.3, 12.5.5, 13.1).</summary>
public sealed class PreconditionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Path = "/search?limit=3";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two answers have the same tag where they have the same bytes, however the encodings were asked for.</summary>
    [Fact]
    public async Task Tag_OfEveryAcceptEncoding_IsThatOfTheBytes()
    {
        string?[] accepted =
        [
            null, "identity", "gzip", "GZIP", "gzip, identity;q=0.5", "gzip;q=0.9", "br", "br, gzip;q=0.2", "gzip, br;q=0", "gzip;q=0", "zstd", "*;q=0.1",
            "gzip;q=0.7, br;q=0.7",
        ];
        var seen = new List<(string Tag, string Bytes, string? Accepted)>();
        foreach (var text in accepted)
        {
            using var response = await SendAsync(Path, ("Accept-Encoding", text));
            var bytes = Convert.ToHexString(SHA256.HashData(await response.Content.ReadAsByteArrayAsync(Token)));
            seen.Add((response.Headers.ETag!.Tag, bytes, text));
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        }

        foreach (var one in seen)
        {
            foreach (var other in seen) Assert.True((one.Tag == other.Tag) == (one.Bytes == other.Bytes), $"'{one.Accepted}' and '{other.Accepted}'");
        }
    }

    [Fact]
    public async Task Vary_OfARefusal_NamesTheEncoding()
    {
        using var refused = await SendAsync("/search?limit=0");
        Assert.Contains("Accept-Encoding", refused.Headers.Vary);
        await using var host = await ApiFixture.StartAsync(options => options with { RequestsPerSecond = 1 });
        using var client = new HttpClient();
        for (var i = 0; i < 50; i++)
        {
            using var response = await client.GetAsync($"{host.Addresses[0]}/conformance", Token);
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            return;
        }

        Assert.Fail("None of 50 requests was one too many.");
    }

    [Theory]
    [InlineData("If-Match", "\"other\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("If-Match", "\"other\", TAG", HttpStatusCode.OK)]
    [InlineData("If-Match", "W/TAG", HttpStatusCode.PreconditionFailed)]
    [InlineData("If-Match", "*", HttpStatusCode.OK)]
    [InlineData("If-None-Match", "\"other\"", HttpStatusCode.OK)]
    [InlineData("If-None-Match", "\"other\", W/TAG", HttpStatusCode.NotModified)]
    [InlineData("If-None-Match", "*", HttpStatusCode.NotModified)]
    public async Task Condition_OfAnAnswer_Decides(string header, string value, HttpStatusCode expected)
    {
        using var whole = await SendAsync(Path);
        using var response = await SendAsync(Path, (header, value.Replace("TAG", whole.Headers.ETag!.Tag, StringComparison.Ordinal)));
        Assert.Equal(expected, response.StatusCode);
        var body = await response.Content.ReadAsByteArrayAsync(Token);
        if (expected == HttpStatusCode.NotModified) Assert.Empty(body);
        if (expected != HttpStatusCode.PreconditionFailed) Assert.Equal(whole.Headers.ETag, response.Headers.ETag);
    }

    /// <summary>There is nothing that a tag could be of.</summary>
    [Theory]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/search?limit=0", HttpStatusCode.BadRequest)]
    public async Task AnyTag_OfWhatIsNotThere_IsTheRefusal(string path, HttpStatusCode expected)
    {
        using var response = await SendAsync(path, ("If-None-Match", "*"));
        Assert.Equal(expected, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Preflight_WithATokenAndATrace_AllowsThem()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Path);
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,traceparent,content-type");
        using var response = await api.Client.SendAsync(request, Token);
        var allowed = response.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(", ").Select(name => name.ToLowerInvariant());
        Assert.Superset(new HashSet<string>(["authorization", "traceparent", "content-type"]), new HashSet<string>(allowed));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            if (value is not null) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await api.Client.SendAsync(request, Token);
    }
}
