using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Bodies as clients of all kinds send them.</summary>
public sealed class RequestBodyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/search")]
    [InlineData("/aggregate")]
    [InlineData("/searches")]
    public async Task Post_WithAByteOrderMark_IsReadWithoutIt(string path)
    {
        using var response = await SendAsync(path, [0xEF, 0xBB, 0xBF, .. "{\"limit\":1}"u8], null);
        Assert.True(response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/aggregate")]
    [InlineData("/searches")]
    public async Task Post_OfBytesThatAreNoUtf8_IsRefused(string path)
    {
        using var response = await SendAsync(path, [.. "{\"ids\":[\""u8, 0xFF, 0xC0, .. "\"]}"u8], null);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Unicode", await DetailAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/aggregate")]
    [InlineData("/searches")]
    public async Task Post_OfAPackedBody_IsToldToSendItAsItIs(string path)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write("{\"limit\":1}"u8);
        using var response = await SendAsync(path, packed.ToArray(), "gzip");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("Content-Encoding", await DetailAsync(response), StringComparison.Ordinal);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("detail").GetString()!;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, byte[] body, string? encoding)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return await api.Client.PostAsync(path, content);
    }
}
