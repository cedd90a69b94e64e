using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>download --sync, with and without --delete.</summary>
public sealed class SyncSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private string To => Folder["files"];

    private string[] Keys => [.. Corpus.Chips.Select(chip => chip.ToString())];

    [Fact]
    public async Task I_can_bring_a_folder_to_another_list()
    {
        Assert.Equal(0, (await DownloadAsync(Keys)).ExitCode);
        await File.WriteAllTextAsync(Path.Combine(To, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        string[] wanted = [.. Keys.Take(13)];

        var told = await DownloadAsync(wanted, "--sync");
        Assert.Equal(0, told.ExitCode);
        Assert.Contains("13 files (", told.Error, StringComparison.Ordinal);
        Assert.Contains(Keys[20], told.Error, StringComparison.Ordinal);
        Assert.Equal(28, TreeOf(To).Count);

        var preview = await DownloadAsync(wanted, "--sync", "--delete", "--dry-run");
        Assert.Contains("13 files would be deleted", preview.Output, StringComparison.Ordinal);
        Assert.Contains(Keys[25], preview.Lines);
        Assert.Equal(28, TreeOf(To).Count);

        var done = await DownloadAsync(wanted, "--sync", "--delete", "--json");
        Assert.Equal(0, done.ExitCode);
        using var json = JsonDocument.Parse(done.Output);
        Assert.Equal(13, json.RootElement.GetProperty("sync").GetProperty("deleted").GetInt32());
        Assert.Equal(Keys[13..].Order(), json.RootElement.GetProperty("sync").GetProperty("keys").EnumerateArray().Select(key => key.GetString()).Order());
        Assert.Equal([.. wanted.Append("LICENSES.txt").Append("mine.txt").Order()], TreeOf(To).Keys.Order());
        AssertDone(await Cli.RunAsync("verify", To, "--quiet"));
    }

    [Fact]
    public async Task I_lose_nothing_where_files_failed()
    {
        Assert.Equal(0, (await DownloadAsync(Keys)).ExitCode);
        var taken = Path.Combine(To, "taken");
        Directory.CreateDirectory(taken);
        Directory.CreateDirectory(Folder["root"]);
        await File.WriteAllTextAsync(Path.Combine(Folder["root"], "taken"), "a folder has its name", TestContext.Current.CancellationToken);
        var outcome = await DownloadAsync([.. Keys.Take(5), "taken"], "--sync", "--delete", "--root", Folder["root"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("Nothing was deleted, since some files failed", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(27, TreeOf(To).Count);
    }

    [Fact]
    public async Task I_lose_nothing_by_a_slip_in_the_list_or_the_wrong_root()
    {
        Assert.Equal(0, (await DownloadAsync(Keys)).ExitCode);
        foreach (var keys in (string[][])[[.. Keys.Select(key => key.Replace("imagery", "imagry", StringComparison.Ordinal))], [.. Keys.Take(5), "imagery/33N/xx"]])
        {
            var outcome = await DownloadAsync(keys, "--sync", "--delete");
            Assert.Equal(3, outcome.ExitCode);
            Assert.Contains("Nothing was deleted, since no root has some of the files", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(27, TreeOf(To).Count);
        }
    }

    [Fact]
    public async Task I_can_give_a_list_by_a_pipe_of_the_shell()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such pipes.");
        }

        var program = Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli");
        var list = Folder.Write("keys.txt", string.Join('\n', Keys));
        using var shell = System.Diagnostics.Process.Start(
            "bash", ["-c", $"'{program}' download --keys <(cat '{list}') --root '{Corpus.Root}' --to '{To}' -q"]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(27, TreeOf(To).Count);
    }

    [Fact]
    public async Task I_am_kept_from_deleting_by_a_list_that_may_be_cut()
    {
        AssertRefused(
            await Cli.RunWithInputAsync(Keys[0], "download", "--keys", "-", "--root", Corpus.Root, "--to", To, "--sync", "--delete"), 2, "broke off");
        AssertRefused(await DownloadAsync(Keys, "--delete"), 2, "--delete needs --sync");
    }

    private Task<Outcome> DownloadAsync(string[] keys, params string[] arguments)
    {
        List<string> call = ["download", "--keys", Folder.Write("keys.txt", string.Join('\n', keys)), "--root", Corpus.Root, "--to", To];
        return Cli.RunAsync([.. call, .. arguments]);
    }
}
