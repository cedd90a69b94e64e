using System.Net;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>The real server on a free port of loopback, over the synthetic corpus where two zones meet.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public const string HrefRoot = "https://example.org/corpus/";

    private ApiHost? _host;

    internal static TestIndex Test => TestIndex.ZoneBorder;

    public HttpClient Client { get; private set; } = new();

    public static async Task<ApiHost> StartAsync(Func<ApiOptions, ApiOptions>? change = null)
    {
        var options = new ApiOptions(HrefRoot) { Urls = ["http://127.0.0.1:0"] };
        return await ApiHost.StartAsync(Test.Index, change?.Invoke(options) ?? options);
    }

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync();
        Client.BaseAddress = new Uri(_host.Addresses[0]);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host!.DisposeAsync();
    }

    public async Task<JsonElement> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path);
        return await ReadAsync(response, status, path);
    }

    public async Task<JsonElement> PostAsync(string path, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content);
        return await ReadAsync(response, status, body);
    }

    /// <summary>The ids of all items of a search, page by page by its links.</summary>
    public async Task<List<string>> AllIdsAsync(JsonElement page)
    {
        var ids = new List<string>();
        while (true)
        {
            ids.AddRange(page.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            if (Link(page, "next") is not { } next) return ids;
            var address = next.GetProperty("href").GetString()!;
            page = next.TryGetProperty("body", out var body) ? await PostAsync(address, body.GetRawText()) : await GetAsync(address);
        }
    }

    public static JsonElement? Link(JsonElement document, string relation)
    {
        var links = document.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").ValueEquals(relation)).ToList();
        return links.Count == 0 ? null : links[0];
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode status, string request)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{request}: {(int)response.StatusCode} {text[..Math.Min(300, text.Length)]}");
        if ((int)status >= 400) Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        // Links of a POST have its body, and filters may be deep.
        return JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
    }
}
