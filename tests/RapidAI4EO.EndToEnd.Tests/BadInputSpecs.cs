using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Each fault gets one sentence that names the culprit, and the exit code for a wrong call.</summary>
public sealed class BadInputSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task A_fault_that_nobody_can_be_told_of_is_still_the_exit_code()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no sh to close standard error with.");
        }

        using var process = Process.Start("sh", ["-c", "exec \"$0\" nonsense 2>&-", Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli")]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
    }

    [Theory]
    [InlineData("--bbox", "1,2,3", "not 3")]
    [InlineData("--bbox", "1,2,3,NaN", "'NaN'")]
    [InlineData("--bbox", "1,2,x,4", "'x'")]
    [InlineData("--bbox", "1,2,3,91", "91")]
    [InlineData("--bbox", "13,53,14,52", "south")]
    [InlineData("--bbox", "", "--bbox needs a value")]
    [InlineData("--near", "13.4,52.5", "three numbers")]
    [InlineData("--near", "13.4,52.5,-1", "-1")]
    [InlineData("--intersects", "POLYGON((0 0,1 1,0 1))", "open")]
    [InlineData("--intersects", "POLYGON((0 0,1 1,1 0,0 1,0 0))", "0.5")]
    [InlineData("--intersects", "nowhere.geojson", "nowhere.geojson")]
    [InlineData("--within", "{\"type\":\"Polygon\"}", "coordinates")]
    [InlineData("--country", "Atlantis", "Atlantis")]
    [InlineData("--filter", "clc_412 >> 1", "column 10")]
    [InlineData("--filter", "clc_777 > 1", "clc_777")]
    [InlineData("--filter", "clc2 > 0.5", "Did you mean clc_2 (Agricultural areas)?")]
    [InlineData("--filter", "clc_310 > 0.5", "Did you mean clc_31 (Forests)?")]
    [InlineData("--filter", "clc_3.1.1 > 0.5", "Did you mean clc_311 (Broad-leaved forest)?")]
    [InlineData("--filter", "peat > 0.5", "Did you mean clc_412 (Peat bogs)?")]
    [InlineData("--filter", "\"Water bodies\" > 0.5", "write clc_5 or clc_512")]
    [InlineData("--filter", "zon = '33N'", "Did you mean zone?")]
    [InlineData("--products", "sentinel-2", "Did you mean s2?")]
    [InlineData("--products", "PF-QA", "Did you mean pfqa?")]
    [InlineData("--filter", "", "--filter needs a value")]
    [InlineData("--filter", "gsd = 3", "'gsd' is a property of items")]
    [InlineData("--filter", "{\"op\":\"AND\",\"args\":[]}", "Did you mean 'and'?")]
    [InlineData("--filter", "@nothing.cql2", "nothing.cql2")]
    [InlineData("--filter", "@.", "is a folder")]
    [InlineData("--filter", "@", "names no file")]
    [InlineData("--datetime", "2018-13", "2018-13")]
    [InlineData("--datetime", "2019/2018", "ends before it starts")]
    [InlineData("--products", "pfsr,landsat", "landsat")]
    [InlineData("--ids", "nothing.txt", "nothing.txt")]
    [InlineData("--limit", "-1", "-1")]
    [InlineData("--limit", "many", "many")]
    [InlineData("--sample", "-5", "-5")]
    [InlineData("--seed", "5", "--sample")]
    [InlineData("--output", "xml", "xml")]
    [InlineData("--limit", "99999999999", "2147483647")]
    [InlineData("--ids", "", "--ids needs a value")]
    [InlineData("--azcopy-list", " ", "--azcopy-list needs a value")]
    [InlineData("--root", "", "--root needs a value")]
    public async Task I_am_told_what_is_wrong_with_an_option(string option, string value, string mentions) =>
        AssertRefused(await SearchAsync(option, value), 2, mentions);

    [Fact]
    public async Task I_am_told_that_a_variable_of_my_script_was_not_set()
    {
        AssertRefused(await Cli.RunAsync("search", "--index", ""), 2, "--index needs a value");
        AssertRefused(await Cli.RunAsync("index", "build", "--resources", ""), 2, "--resources needs a value");
        AssertRefused(await Cli.RunAsync("download", "--keys", "", "--to", Folder["x"]), 2, "--keys needs a value");
    }

    [Fact]
    public async Task I_am_told_where_a_list_has_no_id()
    {
        var list = Folder.Write("ids.txt", "33N_16E-243N_29_01\n\n33N_16E-243N_41_01\n");
        AssertRefused(await SearchAsync("--ids", list), 2, "line 3: '33N_16E-243N_41_01'");
    }

    [Theory]
    [InlineData("--bbx", "Did you mean '--bbox'?")]
    [InlineData("--product", "Did you mean '--products'?")]
    [InlineData("--roles", "Did you mean '--products'?")]
    [InlineData("--aoi", "Did you mean '--intersects'?")]
    [InlineData("33N_15E-243N_01_01", "Did you mean '--ids 33N_15E-243N_01_01'?")]
    [InlineData("13,52,14,53", "Did you mean '--bbox 13,52,14,53'?")]
    [InlineData("Germany", "Did you mean '--country Germany'?")]
    [InlineData("extra", "'extra'")]
    [InlineData("--bbox", "--bbox needs a value")]
    public async Task I_am_told_of_an_option_that_there_is_not(string argument, string mentions)
    {
        var outcome = await SearchAsync(argument);
        AssertRefused(outcome, 2, mentions);
        Assert.Contains("'rapidai4eo search --help'", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serach", "Did you mean 'search'?")]
    [InlineData("crawl", "Did you mean 'stac crawl'?")]
    [InlineData("fetch", "Did you mean 'download'?")]
    [InlineData("serve --port", "Did you mean '--urls'?")]
    [InlineData("download --out", "Did you mean '--to'?")]
    [InlineData("chip info", "needs FILE|KEY")]
    public async Task I_am_told_of_the_nearest_word(string line, string mentions) => AssertRefused(await Cli.RunAsync(line.Split(' ')), 2, mentions);

    [Fact]
    public async Task I_am_told_of_an_option_given_twice() =>
        AssertRefused(await SearchAsync("--limit", "1", "--limit", "2"), 2, "--limit");

    [Fact]
    public async Task I_can_have_faults_as_JSON()
    {
        foreach (var outcome in (Outcome[])[await SearchAsync("--bbox", "1", "--json"), await SearchAsync("--bbx", "--json")])
        {
            using var json = JsonDocument.Parse(outcome.Error);
            Assert.Equal(2, json.RootElement.GetProperty("error").GetProperty("code").GetInt32());
            Assert.NotEmpty(json.RootElement.GetProperty("error").GetProperty("message").GetString()!);
            Assert.Equal(2, outcome.ExitCode);
        }
    }

    [Fact]
    public async Task I_am_told_of_options_that_do_not_go_together()
    {
        Assert.Equal(2, (await SearchAsync("--output", "csv", "--json")).ExitCode);
        AssertRefused(await Cli.RunAsync("download", "--keys", "-", "--ids", "-", "--to", Folder["x"]), 2, "standard input");
        AssertRefused(await Cli.RunAsync("download", "--keys", "-", "--bbox", "1,2,3,4", "--to", Folder["x"]), 2, "--bbox");
        AssertRefused(await Cli.RunAsync("download", "--limit", "1"), 2, "--to");
        AssertRefused(await Cli.RunAsync("download", "--keys", "-", "--to", Folder["x"], "--parallel", "0"), 2, "--parallel");
        AssertRefused(await Cli.RunAsync("download", "--keys", "-", "--to", Folder["x"], "--root", "ftp://host/"), 2, "ftp://host/");
    }

    [Theory]
    [InlineData("--max-rate", "fast", "'fast'")]
    [InlineData("--max-rate", "10XB", "'10XB'")]
    [InlineData("--max-rate", "-1MB", "'-1MB'")]
    [InlineData("--max-rate", "0", "1000 bytes or more")]
    [InlineData("--max-rate", "99999999999TB", "is more")]
    [InlineData("--max-rate", "999b", "is less")]
    [InlineData("--max-rate", "MiB", "'MiB'")]
    [InlineData("--probe-count", "5", "--dry-run")]
    [InlineData("--seed", "5", "--sample")]
    public async Task I_am_told_what_is_wrong_with_an_option_of_download(string option, string value, string mentions) => AssertRefused(
        await Cli.RunAsync("download", "--all", "--index", Corpus.Index, "--root", Corpus.Root, "--to", Folder["x"], option, value), 2, mentions);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("imagery/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("https://elsewhere.example/imagery/x.tif")]
    [InlineData("imagery//x.tif")]
    public async Task I_cannot_be_tricked_by_a_list_of_keys(string key)
    {
        var outcome = await Cli.RunWithInputAsync(key + "\n", "download", "--keys", "-", "--to", Folder["x"], "--root", Corpus.Root);
        AssertRefused(outcome, 2, "line 1");
        Assert.False(Directory.Exists(Folder["x"]) && TreeOf(Folder["x"]).Count > 0);
    }

    [Fact]
    public async Task I_am_told_that_a_full_disk_took_no_results()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Skip("There is no /dev/full here.");
        }

        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "/bin/sh", ["-c", "\"$0\" search --index \"$1\" > /dev/full", Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli"), Corpus.Index])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        AssertRefused(await Support.Cli.FinishAsync(shell), 1, "Standard output cannot be written");
    }

    /// <summary>The shell closes it before the program starts, so that its number goes to a file of the runtime's own.</summary>
    [Theory]
    [InlineData("download --keys - --to there --root .")]
    [InlineData("search --ids - --index")]
    public async Task A_closed_standard_input_is_told_of(string call)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Shells of Windows cannot close it.");
        var arguments = call.EndsWith("--index", StringComparison.Ordinal) ? $"{call} '{Corpus.Index}'" : call;
        var start = new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"exec '{Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli")}' {arguments} <&-"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder[""],
        };
        start.Environment["RAPIDAI4EO_CACHE"] = Cli.Cache;
        using var process = System.Diagnostics.Process.Start(start)!;
        AssertRefused(await Support.Cli.FinishAsync(process), 2, "Standard input is closed");
    }
}
