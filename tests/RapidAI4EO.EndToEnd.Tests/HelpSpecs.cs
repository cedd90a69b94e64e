using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class HelpSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("search")]
    [InlineData("stac")]
    [InlineData("stac crawl")]
    [InlineData("stac export")]
    [InlineData("train split")]
    [InlineData("train labels")]
    [InlineData("train stats")]
    [InlineData("train export")]
    [InlineData("train verify")]
    [InlineData("download")]
    [InlineData("verify")]
    [InlineData("repair")]
    [InlineData("audit")]
    [InlineData("serve")]
    [InlineData("classes")]
    [InlineData("index")]
    [InlineData("index build")]
    [InlineData("index info")]
    [InlineData("doctor")]
    [InlineData("info")]
    [InlineData("completion")]
    public async Task I_can_ask_any_verb_for_help_and_get_examples(string verb)
    {
        var help = await Cli.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        AssertDone(help);
        Assert.Contains("Usage:\n  rapidai4eo", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  rapidai4eo {verb}".TrimEnd(), help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_ask_for_the_version()
    {
        var version = await Cli.RunAsync("--version");
        AssertDone(version);
        Assert.Matches(@"^\d+\.\d+\.\d+\r?\n$", version.Output);
    }

    [Fact]
    public async Task I_am_told_when_I_name_no_verb()
    {
        AssertRefused(await Cli.RunAsync(), 2, "needs a command: demo, search, stac, download");
        AssertRefused(await Cli.RunAsync("index"), 2, "needs a command: build, info");
    }

    [Theory]
    [InlineData("sea", 3, "search")]
    [InlineData("search --pro", 12, "--products")]
    [InlineData("index b", 7, "build")]
    [InlineData("search --products pf", 20, "pfqa")]
    [InlineData("search --products pfsr,s", 24, "pfsr,s2")]
    [InlineData("download --country Ger", 22, "Germany")]
    [InlineData("stac crawl x --country D", 24, "DE")]
    [InlineData("train split --filter clc_4", 26, "clc_412")]
    public async Task I_can_have_my_shell_complete_a_line(string line, int position, string expected)
    {
        var suggestions = await Cli.RunAsync($"[suggest:{position}]", line);
        AssertDone(suggestions);
        Assert.Contains(expected, suggestions.Output.ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task I_can_print_a_completion_script(string shell)
    {
        var script = await Cli.RunAsync("completion", shell);
        AssertDone(script);
        Assert.Contains("[suggest:", script.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_complete_in_bash()
    {
        if (!File.Exists("/bin/bash"))
        {
            Assert.Skip("There is no bash here.");
        }

        var bin = Directory.CreateDirectory(Folder["bin"]).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "rapidai4eo"), Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli"));
        var script = Folder.Write("completion.sh", (await Cli.RunAsync("completion", "bash")).Output);
        var trial = Folder.Write("trial.sh", $$"""
            PATH="{{bin}}:$PATH"
            source "{{script}}"
            COMP_LINE="rapidai4eo search --out" COMP_POINT=23 COMP_CWORD=2 COMP_WORDS=(rapidai4eo search --out)
            _rapidai4eo
            echo "${COMPREPLY[*]}"
            """);
        using var bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/bash", [trial])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var completed = await Support.Cli.FinishAsync(bash);
        Assert.Equal("--output\n", completed.Output);
    }
}
