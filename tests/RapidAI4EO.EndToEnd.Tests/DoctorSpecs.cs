using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class DoctorSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_see_which_roots_answer_and_where_things_are()
    {
        var doctor = await Cli.RunAsync("doctor", "--root", Corpus.Address, "--root", Folder["nowhere"], "--json");
        AssertDone(doctor);
        using var json = JsonDocument.Parse(doctor.Output);
        var roots = json.RootElement.GetProperty("roots");
        Assert.Equal(JsonValueKind.Null, roots[0].GetProperty("problem").ValueKind);
        Assert.Contains("nowhere", roots[1].GetProperty("problem").GetString()!, StringComparison.Ordinal);
        Assert.Equal(Cli.Cache, json.RootElement.GetProperty("cache").GetProperty("path").GetString());
        Assert.Equal("absent", json.RootElement.GetProperty("index").GetProperty("state").GetString());
        Assert.Contains("free disk", (await Cli.RunAsync("doctor", "--root", Corpus.Address)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_exit_with_3_where_no_root_answers() =>
        Assert.Equal(3, (await Cli.RunAsync("doctor", "--root", "http://127.0.0.1:9/")).ExitCode);

    [Fact]
    public async Task I_can_clear_the_cache_and_keep_what_is_mine()
    {
        Assert.Equal(0, (await Cli.RunAsync("index", "build", "--resources", Corpus.Address)).ExitCode);
        var mine = Path.Combine(Cli.Cache, "resources", "mine.txt");
        await File.WriteAllTextAsync(mine, "mine", TestContext.Current.CancellationToken);
        var cleared = await Cli.RunAsync("doctor", "--clear-cache", "--json");
        AssertDone(cleared);
        using var json = JsonDocument.Parse(cleared.Output);
        Assert.True(json.RootElement.GetProperty("freedBytes").GetInt64() > 10_000);
        Assert.Equal([mine], Directory.GetFiles(Cli.Cache, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task I_get_no_colours_off_a_terminal()
    {
        Cli.Environment["NO_COLOR"] = "1";
        foreach (var outcome in (Outcome[])[await Cli.RunAsync("doctor", "--root", Corpus.Address), await Cli.RunAsync("classes"), await Cli.RunAsync("index", "build", "--resources", Corpus.Address)])
        {
            Assert.DoesNotContain('\u001b', outcome.Output + outcome.Error);
        }
    }
}
