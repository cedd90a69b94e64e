using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The server behind nginx, configured as docs/api.md says; set RAPIDAI4EO_NO_NGINX to go without.</summary>
public sealed partial class ProxySpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const string Wrapping = """
        daemon off;
        master_process off;
        pid FOLDER/nginx.pid;
        error_log FOLDER/error.log;
        events { worker_connections 64; }
        http {
            access_log off;
            client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy; fastcgi_temp_path FOLDER/fastcgi; uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
            SERVER
        }
        """;

    [Fact]
    public async Task I_can_put_nginx_before_it_as_the_guide_says()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("RAPIDAI4EO_NO_NGINX") is not null, "RAPIDAI4EO_NO_NGINX is set.");
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--trust-forwarded");
        _ = api.CountFaultsAsync();
        var (nginx, address) = await StartNginxAsync(api.Address);
        try
        {
            var landing = await ReadAsync($"{address}/stac/");
            Assert.All(LinksOf(landing), link => Assert.StartsWith($"{address}/stac/", link.Href + "/", StringComparison.Ordinal));
            var ids = new List<string?>();
            for (var page = $"{address}/stac/search?limit=70&fields=id"; page is not null;)
            {
                var answer = await ReadAsync(page);
                ids.AddRange(answer.GetProperty("features").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
                page = ids.Count < 300 ? LinksOf(answer).Single(link => link.Rel == "next").Href : null;
                Assert.StartsWith($"{address}/stac/search?", page ?? $"{address}/stac/search?", StringComparison.Ordinal);
            }

            Assert.Equal(ids.Count, ids.Distinct().Count());
            await AssertIsPackedAsync($"{address}/stac/search?limit=5");
        }
        finally
        {
            nginx.Kill();
            await nginx.WaitForExitAsync(TestContext.Current.CancellationToken);
            nginx.Dispose();
        }
    }

    private static async Task AssertIsPackedAsync(string url)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var response = await client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
    }

    private static IEnumerable<(string Rel, string Href)> LinksOf(JsonElement document) =>
        document.GetProperty("links").EnumerateArray().Select(link => (link.GetProperty("rel").GetString()!, link.GetProperty("href").GetString()!));

    private static async Task<JsonElement> ReadAsync(string url)
    {
        using var client = new HttpClient();
        return JsonElement.Parse(await client.GetStringAsync(url, TestContext.Current.CancellationToken));
    }

    /// <summary>Waits until nginx passes on what is asked.</summary>
    /// <returns>False where it has ended instead.</returns>
    private static async Task<bool> AnswersAsync(Process nginx, string url)
    {
        using var client = new HttpClient();
        for (var attempt = 0; !nginx.HasExited; attempt++)
        {
            try
            {
                Assert.Equal("ok\n", await client.GetStringAsync(url, TestContext.Current.CancellationToken));
                return !nginx.HasExited;
            }
            catch (HttpRequestException) when (attempt < 1200)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("```nginx\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Server();

    /// <summary>Starts nginx on a free port; another where that was taken before nginx came to it.</summary>
    private async Task<(Process Nginx, string Address)> StartNginxAsync(string api)
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var nginx = StartNginx(address, api);
            if (await AnswersAsync(nginx, $"{address}/stac/healthz")) return (nginx, address);
            nginx.Dispose();
            var log = await File.ReadAllTextAsync(Folder["error.log"], TestContext.Current.CancellationToken);
            Assert.True(attempt < 10 && log.Contains("Address already in use", StringComparison.Ordinal), $"nginx ended: {log}");
        }
    }

    private Process StartNginx(string address, string api)
    {
        var server = Server().Match(Guide.Read("api.md")).Groups[1].Value
            .Replace("listen 80;", $"listen {address["http://".Length..]};", StringComparison.Ordinal)
            .Replace("http://127.0.0.1:8080", api, StringComparison.Ordinal);
        Assert.Contains(api, server, StringComparison.Ordinal);
        var configuration = Folder.Write("nginx.conf", Wrapping.Replace("FOLDER", Folder.Path, StringComparison.Ordinal).Replace("SERVER", server, StringComparison.Ordinal));
        // Debian has it where users' search path does not lead.
        return Process.Start(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", ["-e", Folder["error.log"], "-c", configuration]);
    }
}
