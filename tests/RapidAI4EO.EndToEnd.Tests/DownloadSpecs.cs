using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class DownloadSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private string To => Folder["files"];

    [Fact]
    public async Task I_can_download_a_subset_and_again_only_what_is_missing()
    {
        var first = await DownloadAsync("--root", Corpus.Address);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal("", first.Output);
        Assert.Contains("CC-BY-NC-SA 3.0", first.Error, StringComparison.Ordinal);
        AssertArrived();
        Assert.Contains("CC-BY-NC-SA 3.0", await File.ReadAllTextAsync(Path.Combine(To, "LICENSES.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        File.Delete(Path.Combine(To, Corpus.Chips[3].ToString()));
        using var second = Result(await DownloadAsync("--root", Corpus.Address, "--json"));
        Assert.Equal(1, second.RootElement.GetProperty("fetched").GetInt64());
        Assert.Equal(25, second.RootElement.GetProperty("alreadyThere").GetInt64());
        using var third = Result(await DownloadAsync("--root", Corpus.Address, "--json"));
        Assert.Equal(0, third.RootElement.GetProperty("fetched").GetInt64());
        AssertArrived();
    }

    [Fact]
    public async Task I_can_download_a_list_without_an_index()
    {
        var keys = string.Join('\n', Corpus.Chips.Select(chip => chip.ToString()));
        var byInput = await Cli.RunWithInputAsync(keys, "download", "--keys", "-", "--root", Corpus.Address, "--to", To, "--quiet");
        AssertDone(byInput);
        AssertArrived();
        var urls = string.Join('\n', Corpus.Chips.Select(chip => Corpus.Address + chip));
        var byFile = await Cli.RunAsync("download", "--keys", Folder.Write("urls.txt", urls), "--root", Corpus.Address, "--to", Folder["more"], "--parallel", "2");
        Assert.Equal(0, byFile.ExitCode);
        Assert.Equal(TreeOf(To).Keys.Order(), TreeOf(Folder["more"]).Keys.Order());
        Assert.False(Directory.Exists(Cli.Cache));
    }

    [Fact]
    public async Task I_am_told_what_is_missing_and_get_the_rest()
    {
        var outcome = await DownloadAsync("--datetime", "2018-04-28/2018-05", "--root", Corpus.Address);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("4 are missing at every root", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("PF-SR/2018-04-28.tif", outcome.Error, StringComparison.Ordinal);
        AssertArrived();
    }

    [Fact]
    public async Task I_get_from_the_second_root_what_the_first_has_not()
    {
        var incomplete = Folder["incomplete"];
        foreach (var chip in Corpus.Chips.Take(5).Select(chip => chip.ToString()))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(incomplete, chip))!);
            File.Copy(Path.Combine(Corpus.Root, chip), Path.Combine(incomplete, chip));
        }

        Assert.Equal(0, (await DownloadAsync("--root", incomplete, "--root", Corpus.Address)).ExitCode);
        AssertArrived();
    }

    [Fact]
    public async Task I_exit_with_3_where_a_sample_does_not_exist()
    {
        var ids = Folder.Write("ids.txt", $"{Corpus.Chipped[0]}\n29N_20E-198N_01_01\n");
        var outcome = await Cli.RunAsync("download", "--index", Corpus.Index, "--ids", ids, "--datetime", "2018-05", "--root", Corpus.Root, "--to", To);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("29N_20E-198N_01_01", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(13, TreeOf(To).Count(file => file.Key.EndsWith(".tif", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task I_can_ask_what_a_download_would_do()
    {
        var estimate = await DownloadAsync("--root", Corpus.Address, "--dry-run", "--json");
        using var json = Result(estimate);
        Assert.Equal(26, json.RootElement.GetProperty("toFetch").GetInt64());
        Assert.True(json.RootElement.GetProperty("estimatedBytes").GetInt64() > 2_000_000);
        Assert.False(Directory.Exists(To));
        Assert.StartsWith("26 files: 0 are there, 26 to fetch", (await DownloadAsync("--root", Corpus.Address, "--dry-run")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_have_bytes_and_time_estimated_from_what_the_roots_say()
    {
        var truth = Corpus.Chips.Sum(chip => new FileInfo(Path.Combine(Corpus.Root, chip.ToString())).Length);
        using var json = Result(await DownloadAsync("--root", Corpus.Address, "--dry-run", "--json"));
        var result = json.RootElement;
        Assert.Equal(truth, result.GetProperty("estimatedBytes").GetInt64());
        Assert.Equal(0, result.GetProperty("marginBytes").GetInt64());
        Assert.Equal((26, 0), (result.GetProperty("sampled").GetInt32(), result.GetProperty("missingInSample").GetInt32()));
        Assert.True(result.GetProperty("estimatedSeconds").GetDouble() > 0);
        Assert.True(result.GetProperty("fits").GetBoolean());
        using var drawn = Result(await DownloadAsync("--root", Corpus.Address, "--dry-run", "--json", "--probe-count", "13", "--seed", "5"));
        Assert.Equal(13, drawn.RootElement.GetProperty("sampled").GetInt32());
        Assert.Equal(5, drawn.RootElement.GetProperty("seed").GetInt32());
        Assert.InRange(drawn.RootElement.GetProperty("estimatedBytes").GetInt64(), truth / 2, truth * 2);
        Assert.True(drawn.RootElement.GetProperty("marginBytes").GetInt64() > 0);
    }

    [Fact]
    public async Task I_can_estimate_without_any_network()
    {
        foreach (var arguments in (string[][])[["--probe-count", "0", "--root", Corpus.Address], ["--root", "http://127.0.0.1:9/"]])
        {
            var outcome = await DownloadAsync([.. arguments, "--dry-run"]);
            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains("the products' usual ones", outcome.Output, StringComparison.Ordinal);
            Assert.Contains("Time: not known", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task I_can_hold_a_download_to_a_rate()
    {
        Assert.Equal(0, (await DownloadAsync("--root", Corpus.Address, "--max-rate", "20MB")).ExitCode);
        AssertArrived();
    }

    [Fact]
    public async Task I_am_told_before_I_start_that_the_files_find_no_room()
    {
        using var disk = new SmallDisk(1);
        var refused = await DownloadAsync("--root", Corpus.Address, "--to", disk.Path);
        AssertRefused(refused, 1, "26 files to fetch");
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
        Assert.Contains("it does not fit", (await DownloadAsync("--root", Corpus.Address, "--to", disk.Path, "--dry-run")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_before_I_start_that_there_are_too_few_inodes_and_can_insist()
    {
        using var disk = new SmallDisk(50, inodes: 20);
        AssertRefused(await DownloadAsync("--root", Corpus.Address, "--to", disk.Path), 1, "takes only 19 more");
        var forced = await DownloadAsync("--root", Corpus.Address, "--to", disk.Path, "--force");
        Assert.Equal(1, forced.ExitCode);
        Assert.Contains("Before it stopped: ", forced.Error, StringComparison.Ordinal);
        Assert.Contains("No space is left", forced.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_must_say_that_I_mean_the_whole_corpus()
    {
        AssertRefused(await Cli.RunAsync("download", "--index", Corpus.Index, "--root", Corpus.Root, "--to", To), 2, "--all");
        AssertRefused(await Cli.RunAsync("download", "--all", "--keys", "-", "--to", To), 2, "--keys");
        AssertRefused(await Cli.RunAsync("download", "--all", "--country", "DE", "--to", To), 2, "--country");
        string[] all = ["download", "--index", Corpus.Index, "--root", Corpus.Root, "--to", To, "--all", "--dry-run", "--json", "--probe-count", "0"];
        using var whole = Result(await Cli.RunAsync(all));
        Assert.Equal(600 * 304, whole.RootElement.GetProperty("files").GetInt64());
        using var monthly = Result(await Cli.RunAsync([.. all, "--products", "s2", "--datetime", "2018-05"]));
        Assert.Equal(600, monthly.RootElement.GetProperty("files").GetInt64());
    }

    [Fact]
    public async Task I_am_told_that_the_destination_is_a_file()
    {
        var outcome = await DownloadAsync("--root", Corpus.Root, "--quiet", "--to", Folder.Write("file", "mine"));
        AssertRefused(outcome, 1, "is a file");
        Assert.Equal("mine", await File.ReadAllTextAsync(Folder["file"], TestContext.Current.CancellationToken));
    }

    private static JsonDocument Result(Outcome outcome)
    {
        Assert.Equal(0, outcome.ExitCode);
        return JsonDocument.Parse(outcome.Output);
    }

    /// <summary>Of the samples that have chips, what they have, unless told otherwise.</summary>
    private Task<Outcome> DownloadAsync(params string[] arguments)
    {
        List<string> call = ["download", "--index", Corpus.Index, "--ids", Folder.Write("chipped.txt", string.Join('\n', Corpus.Chipped))];
        call.AddRange(arguments);
        if (!arguments.Contains("--datetime"))
        {
            call.AddRange(["--datetime", "2018-05"]);
        }

        if (!arguments.Contains("--to"))
        {
            call.AddRange(["--to", To]);
        }

        return Cli.RunAsync([.. call]);
    }

    private void AssertArrived()
    {
        var arrived = TreeOf(To);
        Assert.Equal(Corpus.Chips.Select(chip => chip.ToString()).Append("LICENSES.txt").Order(), arrived.Keys.Order());
        Assert.All(Corpus.Chips, chip => Assert.Equal(File.ReadAllBytes(Path.Combine(Corpus.Root, chip.ToString())), arrived[chip.ToString()]));
    }
}
