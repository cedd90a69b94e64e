using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>After a download: verify and repair.</summary>
public sealed class VerifySpecs(CorpusFixture corpus) : Spec(corpus)
{
    private string To => Folder["files"];

    [Fact]
    public async Task I_can_find_what_was_damaged_and_repair_it()
    {
        await DownloadAsync();
        var right = await Cli.RunAsync("verify", To);
        AssertDone(right);
        Assert.StartsWith("26 files are right, 0 are damaged, 0 are missing", right.Output, StringComparison.Ordinal);

        var (damaged, missing) = (Corpus.Chips[3].ToString(), Corpus.Chips[20].ToString());
        var bytes = await File.ReadAllBytesAsync(Path.Combine(To, damaged), TestContext.Current.CancellationToken);
        bytes[1000] ^= 8;
        await File.WriteAllBytesAsync(Path.Combine(To, damaged), bytes, TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(To, missing));
        var found = await Cli.RunAsync("verify", "--to", To, "--json");
        Assert.Equal(3, found.ExitCode);
        using var json = JsonDocument.Parse(found.Output);
        Assert.Equal((24, 1, 1), (Number(json, "right"), Number(json, "damaged"), Number(json, "missing")));
        Assert.Equal(
            new[] { (damaged, "damaged"), (missing, "missing") }.Order(),
            json.RootElement.GetProperty("findings").EnumerateArray().Select(f => (f.GetProperty("key").GetString()!, f.GetProperty("state").GetString()!)).Order());
        var again = await Cli.RunAsync("verify", To);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains(damaged, again.Error, StringComparison.Ordinal);

        var repaired = await Cli.RunAsync("repair", To, "--root", Corpus.Address, "--json");
        Assert.Equal(0, repaired.ExitCode);
        using var summary = JsonDocument.Parse(repaired.Output);
        Assert.Equal(2, Number(summary, "fetched"));
        Assert.All(Corpus.Chips, chip => Assert.Equal(File.ReadAllBytes(Path.Combine(Corpus.Root, chip.ToString())), TreeOf(To)[chip.ToString()]));
        AssertDone(await Cli.RunAsync("verify", To, "--quiet"));
        Assert.Contains("Nothing to repair", (await Cli.RunAsync("repair", To)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repair_asks_the_root_that_the_files_came_from()
    {
        var keys = Folder.Write("keys.txt", string.Join('\n', Corpus.Chips));
        AssertDone(await Cli.RunAsync("download", "--keys", keys, "--root", Corpus.Address, "--to", To, "--quiet"));
        var chip = Corpus.Chips[3].ToString();
        await File.WriteAllTextAsync(Path.Combine(To, chip), "damaged", TestContext.Current.CancellationToken);
        Assert.Equal(3, (await Cli.RunAsync("verify", To)).ExitCode);
        AssertDone(await Cli.RunAsync("repair", To, "--quiet"));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Corpus.Root, chip), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(To, chip), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Verifications_point_to_one_another()
    {
        Directory.CreateDirectory(To);
        await File.WriteAllTextAsync(Path.Combine(To, "export.json"), "{}", TestContext.Current.CancellationToken);
        AssertRefused(await Cli.RunAsync("verify", To), 1, "'rapidai4eo train verify'");
        File.Delete(Path.Combine(To, "export.json"));
        var keys = Folder.Write("keys.txt", string.Join('\n', Corpus.Chips));
        AssertDone(await Cli.RunAsync("download", "--keys", keys, "--root", Corpus.Root, "--to", To, "--quiet"));
        AssertRefused(await Cli.RunAsync("train", "verify", To), 1, "'rapidai4eo verify'");
    }

    [Fact]
    public async Task I_can_repair_shards_at_a_rate_and_into_shards_of_a_size()
    {
        List<string> call = ["download", "--keys", Folder.Write("keys.txt", string.Join('\n', Corpus.Chips)), "--root", Corpus.Root, "--to", To, "--quiet"];
        AssertDone(await Cli.RunAsync([.. call, "--shards"]));
        File.Delete(Path.Combine(To, "shard-000000.tar"));
        Assert.Equal(3, (await Cli.RunAsync("verify", To, "--quiet")).ExitCode);
        AssertRefused(await Cli.RunAsync("repair", To, "--root", Corpus.Root, "--max-rate", "fast"), 2, "--max-rate");
        AssertRefused(await Cli.RunAsync("repair", To, "--root", Corpus.Root, "--hash", "none"), 2, "--hash");
        AssertDone(await Cli.RunAsync("repair", To, "--root", Corpus.Root, "--shard-size", "1MB", "--max-rate", "50MB", "--parallel", "2", "--quiet"));
        Assert.True(Directory.GetFiles(To, "*.tar").Length > 1);
        AssertDone(await Cli.RunAsync("verify", To, "--quiet"));
    }

    [Fact]
    public async Task I_can_take_the_keys_of_what_was_found()
    {
        await DownloadAsync();
        File.Delete(Path.Combine(To, Corpus.Chips[0].ToString()));
        var keys = await Cli.RunAsync("verify", To, "--output", "keys");
        Assert.Equal(3, keys.ExitCode);
        Assert.Equal([Corpus.Chips[0].ToString()], keys.Lines);
    }

    [Fact]
    public async Task I_am_told_that_a_root_has_another_version()
    {
        await DownloadAsync();
        var key = Corpus.Chips[2].ToString();
        File.Delete(Path.Combine(To, key));
        await Cli.RunAsync("verify", To);
        var other = Path.Combine(Folder["other"], key);
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        await File.WriteAllTextAsync(other, "another", TestContext.Current.CancellationToken);
        var outcome = await Cli.RunAsync("repair", To, "--root", Folder["other"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("is not the version that arrived on", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(To, key)));
    }

    [Fact]
    public async Task I_am_told_where_there_is_nothing_to_compare_with()
    {
        Directory.CreateDirectory(To);
        AssertRefused(await Cli.RunAsync("verify", To), 1, "no manifest");
        AssertRefused(await Cli.RunAsync("repair", To), 1, "no manifest");
        AssertRefused(await Cli.RunAsync("verify", Folder["nowhere"]), 1, "does not exist");
        AssertRefused(await Cli.RunAsync("verify"), 2, "Which folder?");
        AssertRefused(await Cli.RunAsync("verify", "a", "--to", "b"), 2, "two folders");
        AssertRefused(await Cli.RunAsync("verify", To, "--output", "csv"), 2, "--output takes keys");
    }

    private static int Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetInt32();

    private async Task DownloadAsync() => AssertDone(await Cli.RunWithInputAsync(
        string.Join('\n', Corpus.Chips), "download", "--keys", "-", "--root", Corpus.Root, "--to", To, "--quiet"));
}
