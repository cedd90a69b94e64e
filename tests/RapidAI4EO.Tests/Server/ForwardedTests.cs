using System.Net;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Server.Hosting;
using Xunit;

namespace RapidAI4EO.Tests.Server;

public sealed class ForwardedTests(ForwardedTests.Hosts hosts) : IClassFixture<ForwardedTests.Hosts>
{
    private const string Unsafe = "<>\"\\ {}";

    /// <summary>Header lines as a proxy sends them, and what links start with; nothing for the request's own host. The examples of RFC 7239 are among them.</summary>
    public static TheoryData<string, string> Headers => new()
    {
        { "Forwarded: for=192.0.2.43;proto=https;host=stac.example.org", "https://stac.example.org/" },
        { "Forwarded: For=\"[2001:db8:cafe::17]:4711\";Host=\"a.example.org:8443\";Proto=HTTPS", "https://a.example.org:8443/" },
        { "Forwarded: for=_hidden;by=203.0.113.43 ; proto = http;host=b.example.org", "" },
        { "Forwarded: for=_hidden;by=203.0.113.43 ; proto=https ;host=b.example.org", "https://b.example.org/" },
        { "Forwarded: host=evil.example.org, for=192.0.2.1;proto=https;host=good.example.org", "https://good.example.org/" },
        { "Forwarded: for=192.0.2.1;host=outer.example.org;proto=https, for=127.0.0.1;host=inner.example.org", "https://outer.example.org/" },
        { "Forwarded: for=192.0.2.1;host=outer.example.org\nForwarded: for=127.0.0.1;proto=https", "https://outer.example.org/" },
        { "Forwarded: host=\"a\\.example.org\";proto=https", "https://a.example.org/" },
        { "Forwarded: proto=https;host=f.example.org\nX-Forwarded-Host: x.example.org", "" },
        { "Forwarded: proto=https;host=f.example.org\nX-Forwarded-Prefix: /stac", "https://f.example.org/stac/" },
        { "Forwarded: host=a.example.org;host=b.example.org", "" },
        { "Forwarded: host=\"a.example.org", "" },
        { "Forwarded: host=", "" },
        { "Forwarded: ;;,,", "" },
        { "Forwarded: proto=javascript", "" },
        { "X-Forwarded-Proto: javascript\nX-Forwarded-For: 192.0.2.1", "" },
        { "X-Forwarded-Proto: HTTPS\nX-Forwarded-Host: x.example.org", "https://x.example.org/" },
        { "X-Forwarded-Host: x.example.org\nX-Forwarded-Prefix: /stac/", "http://x.example.org/stac/" },
        { "X-Forwarded-Host: x.example.org\nX-Forwarded-Prefix: stac", "http://x.example.org/stac/" },
        { "X-Forwarded-Host: x.example.org\nX-Forwarded-Prefix: //a/b//", "http://x.example.org/a/b/" },
        { "X-Forwarded-Host: x.example.org\nX-Forwarded-Prefix: /", "http://x.example.org/" },
        { $"X-Forwarded-Host: xn--{new string('a', 64)}", "" },
        { "X-Forwarded-Host: evil.example.org, real.example.org", "http://real.example.org/" },
        { "X-Forwarded-Host: evil.example.org\nX-Forwarded-Host: real.example.org", "http://real.example.org/" },
        { "X-Forwarded-For: 192.0.2.9, 192.0.2.1\nX-Forwarded-Host: evil.example.org, real.example.org\nX-Forwarded-Proto: http, https", "https://real.example.org/" },
        { "X-Forwarded-For: 192.0.2.1, 127.0.0.1\nX-Forwarded-Host: outer.example.org, inner.example.org", "http://outer.example.org/" },
        { "X-Forwarded-For: 192.0.2.1, 127.0.0.1\nX-Forwarded-Host: only.example.org\nX-Forwarded-Proto: https, http", "https://only.example.org/" },
        { "X-Forwarded-Host: x.example.org\nX-Forwarded-Prefix: /evil, /stac", "http://x.example.org/stac/" },
        { "X-Forwarded-Proto: https\nX-Forwarded-For: 192.0.2.1\nX-Forwarded-Host: x.example.org\nX-Forwarded-Prefix: /a", "https://x.example.org/a/" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Links_BehindATrustedProxy_StartAsItSays(string headers, string expected)
    {
        var (status, body) = await hosts.SendAsync(hosts.Trusting, headers);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected.Length > 0 ? expected : hosts.Trusting.Addresses[0] + "/", Root(body));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Links_BehindAnyOtherAddress_AreTheRequestsOwn(string headers, string expected)
    {
        _ = expected;
        var (status, body) = await hosts.SendAsync(hosts.TrustingOthers, headers);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(hosts.TrustingOthers.Addresses[0] + "/", Root(body));
    }

    [Fact]
    public async Task Links_WithHostileHeaders_StayEscaped()
    {
        string[] values = ["\"><script>", "a b", "../..", "//evil", "%0d%0aX: y", "a\\\"b", "é", "[::1", "x:99999", "{}", "'", new string('a', 9_000), "\t", "a/b?c#d", "@", "юг", "xn--", $"xn--{new string('a', 64)}"];
        foreach (var value in values)
        {
            foreach (var name in (string[])["Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Forwarded-Prefix"])
            {
                foreach (var text in (string[])[value, $"host={value}", $"host=\"{value}\"", $"for={value};proto={value}", "/" + value])
                {
                    var (status, body) = await hosts.SendAsync(hosts.Trusting, $"{name}: {text}");
                    Assert.True((int)status < 500, $"{name}: {text} brought {status}.");
                    if (status != HttpStatusCode.OK) continue;
                    var root = Root(body);
                    Assert.True(!root.Any(Unsafe.Contains), $"{name}: {text} brought links to {root}.");
                }
            }
        }
    }

    private static string Root(JsonElement landing) => ApiFixture.Link(landing, "root")!.Value.GetProperty("href").GetString()!;

    /// <summary>One server that trusts this machine, one that trusts another.</summary>
    public sealed class Hosts : IAsyncLifetime
    {
        private readonly HttpClient _client = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });

        public ApiHost Trusting { get; private set; } = null!;

        public ApiHost TrustingOthers { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Trusting = await ApiFixture.StartAsync(options => options with { TrustForwarded = true });
            TrustingOthers = await ApiFixture.StartAsync(options => options with { TrustForwarded = true, Proxies = [IPNetwork.Parse("192.0.2.0/24")] });
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await Trusting.DisposeAsync();
            await TrustingOthers.DisposeAsync();
        }

        public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(ApiHost host, string headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, host.Addresses[0]);
            foreach (var line in headers.Split('\n'))
            {
                var end = line.IndexOf(": ", StringComparison.Ordinal);
                request.Headers.TryAddWithoutValidation(line[..end], line[(end + 2)..]);
            }

            using var response = await _client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return (response.StatusCode, text.Length > 0 ? JsonElement.Parse(text) : default);
        }
    }
}
