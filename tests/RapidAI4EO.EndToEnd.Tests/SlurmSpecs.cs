using System.Diagnostics;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Synthetic;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The printed script with the real scheduler: tasks are killed, requeued, and their node is restarted in the middle.</summary>
public sealed class SlurmSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const int Parts = 8;

    private string To => Folder["to"];

    [Fact]
    public async Task An_array_that_meets_every_accident_brings_what_one_machine_brings()
    {
        await using var cluster = await SlurmCluster.StartAsync();
        WriteCorpus(48);
        string[] call = ["download", "--index", Corpus.Index, "--root", Folder["root"], "--ids", Folder["ids.txt"], "--datetime", "2018-05", "--products", "s2,pfsr"];
        Cli.Environment["SLURM_CONF"] = cluster.Configuration;

        // Slow enough that a task can be met at its work.
        Assert.Equal(0, (await Cli.RunAsync([
            "cluster", "slurm", .. call, "--to", To, "--parts", $"{Parts}", "--at-once", "2", "--cpus", "1", "--memory", "60MB", "--time", "10:00", "--max-rate", "3MB", "--submit"])).ExitCode);

        await SlurmCluster.WaitAsync("a task at its work", () => Task.FromResult(PidsOf(1).Count > 0));
        PidsOf(1).ForEach(Kill);
        await SlurmCluster.WaitAsync("another task at its work", () => Task.FromResult(PidsOf(3).Count > 0));
        var job = (await cluster.RunAsync("/usr/bin/squeue", "-h", "-o", "%F")).Split('\n').Where(line => line.Length > 0).Min(int.Parse);
        await cluster.RunAsync("/usr/bin/scontrol", "requeue", $"{job}_3");
        await cluster.RestartNodeAsync();
        await SlurmCluster.WaitAsync("the end of all jobs", async () => (await cluster.RunAsync("/usr/bin/squeue", "-h", "-o", "%i")).Trim().Length == 0);

        var status = await Cli.RunAsync("status", To);
        Assert.Contains($"{Parts} of {Parts} parts are done", status.Output, StringComparison.Ordinal);
        Assert.Contains($"{Parts} of {Parts} parts are done", await File.ReadAllTextAsync(Path.Combine(To, ".rapidai4eo", "logs", "end.log")), StringComparison.Ordinal);
        Assert.Contains("Killed", await File.ReadAllTextAsync(Path.Combine(To, ".rapidai4eo", "logs", $"{job}_1.log")), StringComparison.Ordinal);
        AssertDone(await Cli.RunAsync([.. call, "--to", Folder["whole"], "--quiet"]));
        Assert.Equal(WithoutNotes(Folder["whole"]), WithoutNotes(To));
        AssertDone(await Cli.RunAsync("verify", To));
    }

    private static Dictionary<string, string> WithoutNotes(string folder) => TreeOf(folder)
        .Where(file => !file.Key.StartsWith(".rapidai4eo/", StringComparison.Ordinal))
        .ToDictionary(file => file.Key, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value)));

    /// <summary>The processes that do a part of this test's own work.</summary>
    private List<int> PidsOf(int part)
    {
        var pids = new List<int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var pid)) continue;
            try
            {
                var words = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "cmdline"))).Split('\0');
                if (words.Contains(To) && words.Contains($"{part}/{Parts}") && words[0].EndsWith("RapidAI4EO.Cli", StringComparison.Ordinal)) pids.Add(pid);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has just ended.
            }
        }

        return pids;
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has just ended.
        }
    }

    private void WriteCorpus(int samples)
    {
        var ids = Corpus.Corpus.Samples.Order().Take(samples).ToList();
        Folder.Write("ids.txt", string.Join('\n', ids));
        new CorpusTreeWriter(Corpus.Corpus, Folder["root"]).WriteAssets([.. ids.SelectMany(id => new[] { Product.PlanetFusion, Product.Sentinel2 }.SelectMany(product =>
            product.Steps.Where(step => step.Date is { Year: 2018, Month: 5 }).Select(step => new AssetKey(id, product, step))))]);
    }
}
