using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class AuditSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private string To => Folder["files"];

    [Fact]
    public async Task I_can_see_which_files_of_a_subset_are_here()
    {
        await DownloadAsync();
        Assert.Equal(0, (await AuditAsync()).ExitCode);
        var (missing, unknown) = (Corpus.Chips[4].ToString(), Corpus.Chips[13].ToString());
        File.Delete(Path.Combine(To, missing));
        await File.AppendAllTextAsync(Path.Combine(To, unknown), "x", TestContext.Current.CancellationToken);

        var table = await AuditAsync();
        Assert.Equal(3, table.ExitCode);
        Assert.Contains("2 samples, 0 of them complete. Files: 24 here, 1 missing, 1 unknown.", table.Output, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^{Corpus.Chipped[0]} +5/1/0 +6/0/0 +1/0/0$", table.Output.ReplaceLineEndings("\n"));

        var csv = await AuditAsync("--output", "csv");
        Assert.Equal(27, csv.Lines.Count);
        Assert.Equal("id,product,time_step,state,key", csv.Lines[0]);
        Assert.Equal($"{Corpus.Chips[4].Sample},pfsr,{Corpus.Chips[4].Step},missing,{missing}", Assert.Single(csv.Lines, line => line.EndsWith(missing, StringComparison.Ordinal)));
        Assert.Equal(24, csv.Lines.Count(line => line.Contains(",here,", StringComparison.Ordinal)));

        using var json = JsonDocument.Parse((await AuditAsync("--json")).Output);
        Assert.Equal(24, json.RootElement.GetProperty("totals").GetProperty("here").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("samples")[1].GetProperty("unknown").GetInt32());
        Assert.Equal(5, json.RootElement.GetProperty("samples")[0].GetProperty("products").GetProperty("pfsr").GetProperty("here").GetInt32());
    }

    [Fact]
    public async Task I_can_fetch_what_is_missing_by_the_keys_of_an_audit()
    {
        await DownloadAsync();
        foreach (var chip in Corpus.Chips.Take(3)) File.Delete(Path.Combine(To, chip.ToString()));
        var keys = await AuditAsync("--output", "keys", "--state", "missing");
        Assert.Equal(Corpus.Chips.Take(3).Select(chip => chip.ToString()), keys.Lines);
        AssertDone(await Cli.RunWithInputAsync(keys.Output, "download", "--keys", "-", "--root", Corpus.Root, "--to", To, "--quiet"));
        Assert.Equal(0, (await AuditAsync()).ExitCode);
    }

    [Fact]
    public async Task I_need_no_selection_and_no_index_for_what_is_in_a_folder()
    {
        await DownloadAsync();
        var all = await Cli.RunAsync("audit", To);
        Assert.Equal(0, all.ExitCode);
        Assert.Contains("2 samples, 2 of them complete. Files: 26 here, 0 missing, 0 unknown.", all.Output, StringComparison.Ordinal);
        Assert.Contains("only lists of keys", all.Error, StringComparison.Ordinal);
        AssertDone(await Cli.RunAsync("audit", To, "--datetime", "2018-05"));
        Assert.False(Directory.Exists(Cli.Cache));
    }

    [Fact]
    public async Task An_audit_without_options_takes_what_was_asked_for()
    {
        var ids = string.Join(',', Corpus.Chipped);
        string[] asked = ["download", "--index", Corpus.Index, "--root", Corpus.Root, "--to", To, "--quiet", "--ids", ids];
        AssertDone(await Cli.RunAsync([.. asked, "--datetime", "2018-05", "--products", "pfsr"]));
        var whole = await Cli.RunAsync("audit", To);
        Assert.Contains("2 samples, 2 of them complete. Files: 12 here, 0 missing, 0 unknown.", whole.Output, StringComparison.Ordinal);
        Assert.Contains($"Compared with what was asked for here: --ids {ids} --datetime 2018-05 --products pfsr.", whole.Error, StringComparison.Ordinal);
        Assert.Equal(0, whole.ExitCode);

        // The corpus at this root has chips of May alone: June of one sample was asked for, and is missing.
        Assert.Equal(3, (await Cli.RunAsync([.. asked[..^1], Corpus.Chipped[0].ToString(), "--datetime", "2018-05/2018-06", "--products", "s2"])).ExitCode);
        var more = await Cli.RunAsync("audit", To, "--output", "csv", "--state", "missing");
        Assert.Equal(["id,product,time_step,state,key", $"{Corpus.Chipped[0]},s2,2018-06,missing,{new AssetKey(Corpus.Chipped[0], Product.Sentinel2, TimeStep.Month(2018, 6))}"], more.Lines);
        Assert.Equal(3, more.ExitCode);

        // Brought to another list, the folder is to have that and nothing else.
        AssertDone(await Cli.RunAsync([.. asked, "--datetime", "2018-05", "--products", "s2", "--sync", "--delete"]));
        Assert.Contains("2 samples, 2 of them complete. Files: 2 here, 0 missing, 0 unknown.", (await Cli.RunAsync("audit", To)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_every_root_refuses_leaves_nothing()
    {
        var asked = await Cli.RunAsync(
            "download", "--index", Corpus.Index, "--root", Folder["nowhere"], "--to", To, "--ids", Corpus.Chipped[0].ToString(), "--products", "s2");
        Assert.NotEqual(0, asked.ExitCode);
        Assert.Empty(Directory.Exists(To) ? Directory.EnumerateFileSystemEntries(To) : []);
    }

    [Fact]
    public async Task I_am_told_what_an_audit_cannot_do()
    {
        Directory.CreateDirectory(To);
        AssertRefused(await Cli.RunAsync("audit", To), 1, "no manifest");
        AssertRefused(await Cli.RunAsync("audit", To, "--output", "xml"), 2, "--output takes table, csv, json, keys");
        AssertRefused(await Cli.RunAsync("audit", To, "--state", "gone"), 2, "--state takes here, missing, unknown");
    }

    private Task<Outcome> AuditAsync(params string[] arguments) => Cli.RunAsync(
    [
        "audit", To, "--index", Corpus.Index, "--ids", Folder.Write("chipped.txt", string.Join('\n', Corpus.Chipped)), "--datetime", "2018-05", .. arguments,
    ]);

    private async Task DownloadAsync() => AssertDone(await Cli.RunWithInputAsync(
        string.Join('\n', Corpus.Chips), "download", "--keys", "-", "--root", Corpus.Root, "--to", To, "--quiet"));
}
