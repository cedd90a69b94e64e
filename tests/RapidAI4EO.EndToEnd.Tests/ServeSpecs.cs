using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class ServeSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_serve_the_corpus_search_it_and_stop()
    {
        using var process = Cli.Start("serve", "--index", Corpus.Index, "--urls", "http://127.0.0.1:0", "--root", Corpus.Address, "--json");
        try
        {
            var address = await AddressAsync(process);
            using var client = new HttpClient();
            var page = JsonElement.Parse(await client.GetStringAsync($"{address}/search?limit=1&bbox={CorpusFixture.Berlin}"));
            Assert.Equal(3 * 198, page.GetProperty("numberMatched").GetInt32());
            Assert.StartsWith(Corpus.Address, page.GetProperty("features")[0].GetProperty("assets").EnumerateObject().First().Value.GetProperty("href").GetString(), StringComparison.Ordinal);
            var logged = JsonElement.Parse(await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "");
            Assert.Equal(200, logged.GetProperty("request").GetProperty("status").GetInt32());
            if (OperatingSystem.IsWindows()) return;
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [Fact]
    public async Task I_am_told_when_the_address_is_taken_or_wrong()
    {
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--urls", Corpus.Address), 1, "--urls");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--urls", "https://127.0.0.1:0"), 2, "proxy");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--base-url", "here"), 2, "--base-url");
        AssertRefused(await Cli.RunAsync("serve", "--index", Corpus.Index, "--rate", "0"), 2, "--rate");
        AssertRefused(await Cli.RunAsync("serve", "--index", Folder["none.index"]), 1, "index build");
    }

    private static async Task<string> AddressAsync(Process process)
    {
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        return JsonElement.Parse(line).GetProperty("note").GetString()!.Split(' ', ';')[2];
    }
}
