using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class ServeSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_serve_the_corpus_search_it_and_stop()
    {
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--root", Corpus.Address);
        using var client = new HttpClient();
        var page = JsonElement.Parse(await client.GetStringAsync($"{api.Address}/search?limit=1&bbox={CorpusFixture.Berlin}"));
        Assert.Equal(3 * 198, page.GetProperty("numberMatched").GetInt32());
        Assert.StartsWith(Corpus.Address, page.GetProperty("features")[0].GetProperty("assets").EnumerateObject().First().Value.GetProperty("href").GetString(), StringComparison.Ordinal);
        var logged = (await api.LineAsync()).GetProperty("request");
        Assert.Equal(200, logged.GetProperty("status").GetInt32());
        Assert.False(logged.TryGetProperty("trace", out _));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal((0, ""), await api.StopAsync());
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_what_the_explorer_is_to_show()
    {
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--images", Folder["none"]), 2, "is not there");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--splits", Folder.Write("splits.csv", "a,b\n1,2\n")), 2, "splits.csv");
    }

    [Fact]
    public async Task I_can_have_a_collector_told_by_the_standards_variables()
    {
        var posts = new ConcurrentDictionary<string, string>();
        await using var collector = await CorpusHost.StartAsync(Folder.Path, app => app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            posts[context.Request.Path] = context.Request.Headers["x-key"].ToString();
        }));
        Cli.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        Cli.Environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-key=abc";

        // Milliseconds: a stop waits for two seconds alone, in which a busy machine may send nothing.
        Cli.Environment["OTEL_BSP_SCHEDULE_DELAY"] = Cli.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "100";
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index);
        using var client = new HttpClient();
        await client.GetStringAsync($"{api.Address}/search?limit=1");
        Assert.Equal(32, (await api.LineAsync()).GetProperty("request").GetProperty("trace").GetString()!.Length);
        for (var waits = 0; posts.Count < 2 && waits < 3000; waits++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal("abc", posts["/v1/traces"]);
        Assert.Equal("abc", posts["/v1/metrics"]);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal((0, ""), await api.StopAsync());
    }

    [Fact]
    public async Task I_am_told_when_the_address_is_taken_or_wrong()
    {
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--urls", Corpus.Address), 1, "--urls");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--urls", "https://127.0.0.1:0"), 2, "proxy");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--base-url", "here"), 2, "--base-url");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--rate", "0"), 2, "--rate");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--max-seconds", "0"), 2, "--max-seconds");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--proxies", "10.0.0.0/8,proxy"), 2, "'proxy'");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--otlp", "collector:4317"), 2, "--otlp");
        AssertRefused(await Cli.RunAsync("serve", "--index", Folder["none.index"]), 1, "index build");
    }
}
