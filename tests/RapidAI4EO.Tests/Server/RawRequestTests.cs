using System.Net.Sockets;
using System.Text;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Requests that no client of .NET would send.</summary>
public sealed class RawRequestTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>RFC 9112, 3.2.2: such a request has no host, so links have the address that it came to.</summary>
    [Fact]
    public async Task Http10_WithoutHost_HasWholeLinks()
    {
        var answer = await SendAsync("GET / HTTP/1.0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains($"\"{api.Client.BaseAddress}search\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("///", answer, StringComparison.Ordinal);
    }

    /// <summary>A label of a name has at most 63 letters (RFC 1035, 2.3.4), and one that begins with xn-- is not any letters.</summary>
    [Theory]
    [InlineData("xn--", 60)]
    [InlineData("", 64)]
    [InlineData("xn--", 0)]
    [InlineData("", 300)]
    [InlineData("a..b", 0)]
    [InlineData("[::1", 0)]
    [InlineData("[::1]:99999", 0)]
    public async Task Host_OfNoLegalName_IsNoFaultOfTheServer(string start, int letters)
    {
        var answer = await SendAsync($"GET /conformance HTTP/1.1\r\nHost: {start}{new string('a', letters)}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1\\.1 [24]", answer);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
