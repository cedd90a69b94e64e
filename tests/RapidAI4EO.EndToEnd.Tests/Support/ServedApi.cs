using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>The program serving an index as a process of its own, on a free port; stopped when disposed of.</summary>
public sealed class ServedApi : IAsyncDisposable
{
    private readonly Process _process;

    private ServedApi(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    public HttpClient Client { get; } = new();

    public static async Task<ServedApi> StartAsync(Cli cli, params string[] arguments)
    {
        var process = cli.Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        var address = line.Split(' ', ';').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal));
        if (address is not null) return new ServedApi(process, address);
        process.Kill();
        throw new InvalidOperationException($"The server did not start: {line}");
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path.StartsWith('/') ? Address + path : path);
        return await ReadAsync(response, path);
    }

    public async Task<JsonElement> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path.StartsWith('/') ? Address + path : path, content);
        return await ReadAsync(response, body);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string request)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{request}: {text}");
        return JsonElement.Parse(text);
    }
}
