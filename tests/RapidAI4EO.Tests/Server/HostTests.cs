using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Server.Http;
using Xunit;

namespace RapidAI4EO.Tests.Server;

public sealed class HostTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/search?limit=3")]
    [InlineData("/queryables")]
    public async Task Get_WithTheTagOfBefore_Is304(string path)
    {
        using var first = await api.Client.GetAsync(path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        using var second = await api.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        using var other = await api.Client.GetAsync("/search?limit=2");
        Assert.NotEqual(tag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Get_WithAnEncoding_IsPackedAndTheSame(string encoding)
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(handler) { BaseAddress = api.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search?limit=3");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var packed = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        using var plain = await api.Client.GetAsync("/search?limit=3");
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await packed.Content.ReadAsStringAsync());
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?limit=3")]
    [InlineData("/api.html")]
    [InlineData("/collections/rapidai4eo_v1_labels/items")]
    public async Task Head_OfAnAddress_HasTheHeadersOfGetAndNoBody(string path)
    {
        using var head = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using var get = await api.Client.GetAsync(path);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Answer_OfEveryKind_MayBeReadByAnyPage()
    {
        using var preflight = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/search"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("POST", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        foreach (var path in (string[])["/", "/search?limit=0", "/nothing"])
        {
            using var response = await api.Client.GetAsync(path);
            Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Theory]
    [InlineData("PUT", "/search", "GET, HEAD, POST")]
    [InlineData("DELETE", "/collections/rapidai4eo_v1_labels", "GET, HEAD")]
    [InlineData("PATCH", "/aggregate", "GET, HEAD, POST")]
    [InlineData("POST", "/collections/rapidai4eo_v1_labels/items", "GET, HEAD")]
    [InlineData("GET", "/searches", "POST")]
    public async Task Request_WithAMethodThatAnAddressDoesNotTake_IsToldWhichItTakes(string method, string path, string allowed)
    {
        using var response = await api.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow.Order());
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.ToString());
        Assert.All(allowed.Split(", "), name => Assert.Contains(name, problem.GetProperty("detail").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "GET, HEAD, OPTIONS")]
    [InlineData("/conformance", "GET, HEAD, OPTIONS")]
    [InlineData("/search", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/searches", "OPTIONS, POST")]
    public async Task Options_OfAnAddress_NamesTheMethodsThatItTakes(string path, string allowed)
    {
        using var response = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, path));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow.Order());
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Options_OfNothing_IsNotFound()
    {
        using var response = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.ToString());
    }

    /// <summary>As a browser asks before it posts JSON from a page of another site.</summary>
    [Fact]
    public async Task Preflight_OfAPost_AllowsIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/search");
        request.Headers.Add("Origin", "https://browser.example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var response = await api.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("POST", response.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("Content-Type", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MoreThanABodyMayHave_Is413()
    {
        // Asked before it is sent: a server that says no closes the connection, whoever is still writing to it.
        using var content = new StringContent($$"""{"filter":"{{new string('x', 2_000_000)}}"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/search") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await api.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Links_WithABaseUrl_StartWithIt()
    {
        await using var host = await ApiFixture.StartAsync(options => options with { BaseUrl = "https://stac.example.org/rapid/" });
        using var client = new HttpClient();
        var landing = JsonElement.Parse(await client.GetStringAsync(host.Addresses[0]));
        Assert.Equal("https://stac.example.org/rapid/search", ApiFixture.Link(landing, "search")!.Value.GetProperty("href").GetString());
    }

    [Theory]
    [InlineData(true, "https://proxy.example.org/x/search")]
    [InlineData(false, null)]
    public async Task Links_WithForwardedHeaders_FollowThemOnlyWhereTold(bool trusts, string? expected)
    {
        await using var host = await ApiFixture.StartAsync(options => options with { TrustForwarded = trusts });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Addresses[0]);
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "proxy.example.org");
        request.Headers.Add("X-Forwarded-Prefix", "/x");
        using var response = await client.SendAsync(request);
        var landing = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(expected ?? $"{host.Addresses[0]}/search", ApiFixture.Link(landing, "search")!.Value.GetProperty("href").GetString());
    }

    [Fact]
    public async Task Get_MoreOftenThanTheRate_IsTurnedAway()
    {
        var entries = new List<RequestEntry>();
        await using var host = await ApiFixture.StartAsync(options => options with { RequestsPerSecond = 1, OnRequest = entry => { lock (entries) entries.Add(entry); } });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            using var response = await client.GetAsync("/conformance");
            statuses.Add(response.StatusCode);
            Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests ? TimeSpan.FromSeconds(1) : null, response.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        lock (entries) Assert.Contains(entries, entry => entry is { Method: "GET", Target: "/conformance", Status: 429 });
    }

    [Fact]
    public async Task Get_OfHealth_IsAnsweredWhateverTheRate()
    {
        await using var host = await ApiFixture.StartAsync(options => options with { RequestsPerSecond = 1 });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("ok\n", await client.GetStringAsync(i % 2 == 0 ? "/healthz" : "/readyz", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Search_ThatTakesTooLong_IsGivenUpWithAReason()
    {
        await using var host = await ApiFixture.StartAsync(options => options with { SearchTimeout = TimeSpan.Zero });
        using var client = new HttpClient { BaseAddress = new Uri(host.Addresses[0]) };
        using var response = await client.GetAsync("/search?bbox=-30,30,40,70&filter=clc_311+*+clc_312+%3E+0.1", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableContent, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Post_WithoutABody_FindsEverything()
    {
        using var content = new StringContent("", Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/search", content);
        var page = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(9000, page.GetProperty("numberMatched").GetInt32());
        Assert.Equal(10, page.GetProperty("numberReturned").GetInt32());
    }
}
