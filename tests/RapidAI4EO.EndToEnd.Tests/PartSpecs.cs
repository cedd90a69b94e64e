using System.Diagnostics;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The same work in parts, as schedulers run them: processes of their own, several at once, one destination.</summary>
public sealed class PartSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const int Parts = 8;

    private string To => Folder["shared"];

    private string[] Call => ["download", "--index", Corpus.Index, "--root", Folder["root"], "--to", To, "--ids", Folder["ids.txt"], "--datetime", "2018-05", "--products", "pfsr,s2"];

    [Fact]
    public async Task Parts_of_a_job_killed_at_random_bring_what_one_run_brings()
    {
        var ids = WriteCorpus(40);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var waiting = new Queue<int>(Enumerable.Range(0, Parts));
        var kills = 5;
        while (waiting.Count > 0)
        {
            // Four at once, as parallelism in a Job; a part that was killed is run again.
            var indices = Enumerable.Range(0, Math.Min(4, waiting.Count)).Select(_ => waiting.Dequeue()).ToList();
            var pods = indices.Select(index => (Index: index, Process: StartPod(index))).ToList();
            if (kills > 0)
            {
                await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
                kills--;
                pods[random.Next(pods.Count)].Process.Kill();
            }

            foreach (var (index, process) in pods)
            {
                using (process)
                {
                    var outcome = await Support.Cli.FinishAsync(process);
                    if (outcome.ExitCode != 0) waiting.Enqueue(index);
                    Assert.True(outcome.ExitCode is 0 or 137, $"{outcome.ExitCode}: {outcome.Error}");
                }
            }
        }

        var whole = Folder["whole"];
        AssertDone(await Cli.RunAsync([.. Call[..5], "--to", whole, .. Call[7..], "--quiet"]));
        Assert.Equal(WithoutNotes(whole), WithoutNotes(To));
        Assert.Equal(ids.Count * 7, Manifest.Read(To).Select(entry => entry.Key).Distinct().Count());
        AssertDone(await Cli.RunAsync("verify", To));
        Assert.Contains($"{ids.Count} samples, {ids.Count} of them complete", (await Cli.RunAsync("audit", To)).Output, StringComparison.Ordinal);

        using var status = JsonDocument.Parse((await Cli.RunAsync("status", To, "--json")).Output);
        var work = Assert.Single(status.RootElement.GetProperty("work").EnumerateArray());
        Assert.Equal((Parts, Parts), (work.GetProperty("count").GetInt32(), work.GetProperty("done").GetInt32()));
        Assert.Equal(0, (await Cli.RunAsync("status", To)).ExitCode);
    }

    [Fact]
    public async Task I_see_how_parts_stand_and_what_to_run_next()
    {
        WriteCorpus(6);
        AssertDone(await Cli.RunAsync([.. Call, "--part", "2/3", "--quiet"]));
        File.Delete(Directory.GetFiles(Folder["root"], "*.tif", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last());
        Assert.Equal(3, (await Cli.RunAsync([.. Call, "--part", "3/3", "--quiet"])).ExitCode);
        var status = await Cli.RunAsync("status", To);
        Assert.Equal(3, status.ExitCode);
        Assert.Contains("1 of 3 parts are done; 0 under way, 1 incomplete, 0 failed, 1 not begun.", status.Output, StringComparison.Ordinal);
        Assert.Contains("To be run: 1,3.", status.Output, StringComparison.Ordinal);

        // What it says can be typed.
        var next = Assert.Single(status.Lines, line => line.StartsWith("  Next: rapidai4eo ", StringComparison.Ordinal))["  Next: rapidai4eo ".Length..];
        Assert.EndsWith("--part 1/3", next, StringComparison.Ordinal);
        AssertDone(await Cli.RunAsync([.. next.Split(' '), "--root", Folder["root"], "--quiet"]));
        Assert.Contains("2 of 3 parts are done", (await Cli.RunAsync("status", To)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_of_lists_verifications_and_audits_cover_each_file_once()
    {
        WriteCorpus(20);
        var keys = Folder.Write("keys.txt", (await SearchAsync("--ids", Folder["ids.txt"], "--datetime", "2018-05", "--products", "pfsr,s2", "--output", "keys")).Output);
        for (var part = 1; part <= 3; part++)
        {
            AssertDone(await Cli.RunAsync("download", "--keys", keys, "--root", Folder["root"], "--to", To, "--part", $"{part}/3", "--total-rate", "600MB/s", "--quiet"));
        }

        var bad = Directory.GetFiles(To, "*.tif", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 9 == 0).ToList();
        bad.ForEach(path => File.WriteAllText(path, "bad"));
        var found = new List<string>();
        var right = 0;
        var audited = new List<string>();
        for (var part = 1; part <= 4; part++)
        {
            var verdict = await Cli.RunAsync("verify", To, "--part", $"{part}/4", "--output", "keys");
            found.AddRange(verdict.Lines);
            right += int.Parse(verdict.ErrorLines[^1].Split(' ')[0]);
            audited.AddRange((await Cli.RunAsync("audit", To, "--part", $"{part}/4", "--output", "csv")).Lines.Skip(1));
        }

        Assert.Equal(bad.Select(path => Path.GetRelativePath(To, path)).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal((20 * 7) - bad.Count, right);
        Assert.Equal(20 * 7, audited.Distinct().Count());
        Assert.Equal(20 * 7, audited.Count);
        for (var part = 1; part <= 3; part++) AssertDone(await Cli.RunAsync("repair", To, "--part", $"{part}/3", "--quiet"));
        Assert.Equal(0, (await Cli.RunAsync("verify", To)).ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("--shards", "--shard-size", "300kB")]
    public async Task Folders_of_parts_are_joined_to_one(params string[] form)
    {
        var ids = WriteCorpus(12);
        var folders = new List<string>();
        for (var part = 1; part <= 3; part++)
        {
            folders.Add(Folder[$"part-{part}"]);
            AssertDone(await Cli.RunAsync([.. Call[..5], "--to", folders[^1], .. Call[7..], "--part", $"{part}/3", "--quiet", .. form]));
        }

        // One of them was moved by a merge that was killed before its line was written.
        if (form.Length == 0)
        {
            var (key, joined) = (Manifest.Read(folders[0]).First().Key, Folder["joined"]);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(joined, key))!);
            File.Move(Path.Combine(folders[0], key), Path.Combine(joined, key));
        }

        var gap = await Cli.RunAsync("merge", folders[0], folders[2], "--to", Folder["joined"]);
        Assert.Equal(3, gap.ExitCode);
        Assert.Contains("these are not among the folders: 2.", gap.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folders[0]));
        Assert.Equal(3, (await Cli.RunAsync("merge", folders[1], "--to", Folder["joined"])).ExitCode);
        Assert.Equal(0, (await Cli.RunAsync("verify", Folder["joined"])).ExitCode);
        Assert.Contains($"{ids.Count} samples, {ids.Count} of them complete", (await Cli.RunAsync("audit", Folder["joined"])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.RunAsync([.. Call[..5], "--to", Folder["joined"], .. Call[7..], "--quiet", .. form])).ExitCode);
        Assert.Equal(ids.Count * 7, Manifest.Read(Folder["joined"]).Count());
        if (form.Length > 0) return;
        AssertDone(await Cli.RunAsync([.. Call[..5], "--to", Folder["whole"], .. Call[7..], "--quiet"]));
        Assert.Equal(WithoutNotes(Folder["whole"]), WithoutNotes(Folder["joined"]));

        // What is there already stays where it is.
        AssertDone(await Cli.RunAsync([.. Call[..5], "--to", folders[1], .. Call[7..], "--part", "2/3", "--quiet"]));
        var twice = await Cli.RunAsync("merge", folders[1], "--to", Folder["joined"]);
        Assert.Contains("was there already", twice.Error.Replace("were", "was", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.RunAsync("verify", folders[1])).ExitCode);
        AssertRefused(await Cli.RunAsync("merge", folders[1], "--to", folders[1]), 2, "named twice");
    }

    [Fact]
    public async Task Counts_of_parts_are_joined_to_the_digits_of_one_run()
    {
        WriteCorpus(10);
        string[] call = ["train", "stats", "--index", Corpus.Index, "--root", Folder["root"], "--ids", Folder["ids.txt"], "--datetime", "2018-05"];
        for (var part = 1; part <= 3; part++) AssertDone(await Cli.RunAsync([.. call, "--part", $"{part}/3", "--to", To, "--quiet"]));
        Assert.Equal(0, (await Cli.RunAsync("status", To)).ExitCode);
        var (whole, merged) = (await Cli.RunAsync([.. call, "--json"]), await Cli.RunAsync([.. call, "--merge", To, "--json"]));
        Assert.Equal((0, 0), (whole.ExitCode, merged.ExitCode));
        Assert.Equal(whole.Output, merged.Output);
        AssertRefused(await Cli.RunAsync([.. call, "--part", "1/3"]), 2, "belong together");
        AssertRefused(await Cli.RunAsync([.. call, "--products", "s2", "--merge", To, "--quiet"]), 1, "another products");
    }

    [Fact]
    public async Task I_am_told_of_parts_that_there_are_not()
    {
        WriteCorpus(2);
        AssertRefused(await Cli.RunAsync([.. Call, "--part", "4/3"]), 2, "A part is written K/N");
        AssertRefused(await Cli.RunAsync([.. Call, "--part", "auto"]), 2, "SLURM_ARRAY_TASK_ID");
        AssertRefused(await Cli.RunAsync([.. Call, "--parts", "3"]), 2, "--part auto");
        AssertRefused(await Cli.RunAsync([.. Call, "--part", "1/3", "--sync"]), 2, "does not go with --part");
        AssertRefused(await Cli.RunAsync([.. Call, "--total-rate", "5MB"]), 2, "needs --part");
        AssertRefused(await Cli.RunAsync("status", Folder["nowhere"]), 2, "does not exist");
    }

    private static Dictionary<string, string> WithoutNotes(string folder) => TreeOf(folder)
        .Where(file => !file.Key.StartsWith(".rapidai4eo/", StringComparison.Ordinal))
        .ToDictionary(file => file.Key, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value)));

    private Process StartPod(int index)
    {
        Cli.Environment["JOB_COMPLETION_INDEX"] = $"{index}";
        return Cli.Start([.. Call, "--part", "auto", "--parts", $"{Parts}", "--quiet"]);
    }

    /// <summary>A root with the chips of May of some samples, and their ids in a file.</summary>
    private List<SampleId> WriteCorpus(int samples)
    {
        var ids = Corpus.Corpus.Samples.Order().Where((_, i) => i % 4 == 0).Take(samples).ToList();
        Folder.Write("ids.txt", string.Join('\n', ids));
        new CorpusTreeWriter(Corpus.Corpus, Folder["root"]).WriteAssets([.. ids.SelectMany(id => new[] { Product.PlanetFusion, Product.Sentinel2 }.SelectMany(product =>
            product.Steps.Where(step => step.Date is { Year: 2018, Month: 5 }).Select(step => new AssetKey(id, product, step))))]);
        return ids;
    }
}
