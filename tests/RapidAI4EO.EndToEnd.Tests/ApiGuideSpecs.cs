using System.Diagnostics;
using System.Text.RegularExpressions;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>What docs/api.md tells people to type works.</summary>
public sealed partial class ApiGuideSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const string Documented = "http://127.0.0.1:8080";

    private static readonly string Text = Guide.Read("api.md");

    [Fact]
    public async Task I_can_type_the_commands_of_the_guide()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The guide's commands are for a POSIX shell.");
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--root", Corpus.Address);
        _ = api.CountFaultsAsync();
        var commands = Commands().Matches(Text).Select(match => match.Value.Trim()).ToList();
        Assert.InRange(commands.Count, 6, 30);
        var hrefs = "";
        foreach (var command in commands)
        {
            // The downloader itself is left out: the corpus here has few of the files.
            var typed = command.Split(" | ")[0].Replace(Documented, api.Address, StringComparison.Ordinal).Replace($"{api.Address}/searches/.../hrefs", hrefs, StringComparison.Ordinal);
            var output = await ShellAsync($"{typed} --fail-with-body");
            hrefs = Hrefs().Match(output) is { Success: true } found ? found.Groups[1].Value : hrefs;
            Assert.True(output.Length > 2, typed);
        }
    }

    /// <summary>The list of the guide's downloader is that of the tutorial: 1,386 different files.</summary>
    [Fact]
    public async Task I_get_the_tutorials_files_by_the_guides_downloader()
    {
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--root", Corpus.Address);
        _ = api.CountFaultsAsync();
        var body = Regex.Match(Text, @"/searches --json '(\{[^']*\})'", RegexOptions.Singleline).Groups[1].Value;
        var made = await api.PostAsync("/searches", body);
        Assert.Equal(1386, made.GetProperty("files").GetInt32());
        var address = made.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").ValueEquals("hrefs")).GetProperty("href").GetString();
        var lines = (await api.Client.GetStringAsync(address, TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1386, lines.Distinct().Count());
        foreach (var line in lines.Where(line => Corpus.Chipped.Any(id => line.Contains($"/{id}/", StringComparison.Ordinal))))
        {
            using var file = await api.Client.GetAsync(line, TestContext.Current.CancellationToken);
            Assert.True(file.IsSuccessStatusCode, line);
        }
    }

    [Fact]
    public async Task I_can_ask_with_the_addresses_and_filters_of_the_guide()
    {
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--root", Corpus.Address);
        _ = api.CountFaultsAsync();
        var addresses = Addresses().Matches(Text).Select(match => match.Groups[1].Value).ToList();
        Assert.InRange(addresses.Count, 2, 20);
        foreach (var address in addresses) await api.GetAsync(address);
        var filters = Filters().Matches(Text[Text.IndexOf("### Land cover", StringComparison.Ordinal)..]).Skip(1).Select(match => match.Groups[1].Value).ToList();
        Assert.InRange(filters.Count, 5, 30);
        foreach (var filter in filters) await api.GetAsync($"/search?limit=1&filter={Uri.EscapeDataString(filter)}");
    }

    private static async Task<string> ShellAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command}: {await error} {output[..Math.Min(300, output.Length)]}");
        return output;
    }

    /// <summary>A command and the lines that it goes on in, which are further in.</summary>
    [GeneratedRegex(@"^    curl .*(\n        .*)*", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("\"rel\":\"hrefs\",\"href\":\"([^\"]*)\"")]
    private static partial Regex Hrefs();

    [GeneratedRegex(@"^    (/\S+)$", RegexOptions.Multiline)]
    private static partial Regex Addresses();

    /// <summary>The second cell of a row of the table; the first of these is the heading.</summary>
    [GeneratedRegex(@"^\| [^|`]* \| `([^`]*)` \|$", RegexOptions.Multiline)]
    private static partial Regex Filters();
}
