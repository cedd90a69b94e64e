using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>The program as a server, from its start to its end.</summary>
public sealed class ServedApi : IDisposable
{
    private readonly Process _process;

    private ServedApi(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    public HttpClient Client { get; } = new();

    /// <summary>Bytes of memory that the process holds now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="cli">The program.</param>
    /// <param name="arguments">Behind <c>serve --json</c> and a free port.</param>
    public static async Task<ServedApi> StartAsync(Cli cli, params string[] arguments)
    {
        var process = cli.Start(["serve", "--json", "--urls", "http://127.0.0.1:0", .. arguments]);
        try
        {
            var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
            return new ServedApi(process, JsonElement.Parse(line).GetProperty("note").GetString()!.Split(' ', ';')[2]);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <param name="path">Below the address, or a whole one.</param>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path.StartsWith('/') ? Address + path : path);
        return await ReadAsync(response, path);
    }

    /// <param name="path">Below the address, or a whole one.</param>
    /// <param name="body">JSON.</param>
    public async Task<JsonElement> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path.StartsWith('/') ? Address + path : path, content);
        return await ReadAsync(response, body);
    }

    /// <summary>The next line of its log.</summary>
    public async Task<JsonElement> LineAsync() => JsonElement.Parse(await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "");

    /// <summary>Reads its log so that it does not wait to be read.</summary>
    /// <returns>How many lines are no requests that were answered as they should: warnings, and statuses from 500 on.</returns>
    public async Task<int> CountFaultsAsync()
    {
        var faults = 0;
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            var entry = JsonElement.Parse(line);
            if (entry.TryGetProperty("request", out var request) ? request.GetProperty("status").GetInt32() >= 500 : !entry.TryGetProperty("note", out _)) faults++;
        }

        return faults;
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    /// <returns>Exit code and what stood on standard output.</returns>
    public async Task<(int ExitCode, string Output)> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string request)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{request}: {text}");
        return JsonElement.Parse(text);
    }
}
