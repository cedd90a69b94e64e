using System.Diagnostics;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Synthetic;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The five commands at the head of docs/training.md, as they stand there, in a shell.</summary>
public sealed class TrainingGuideSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const string Program = "rapidai4eo";

    [Fact]
    public async Task I_can_follow_the_guide_from_a_question_to_a_training_run()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no shell here.");
        var commands = Commands();
        Assert.Equal(["search", "split", "download", "stats", "export"], commands.Select(command => command.Split(' ')[1] == "train" ? command.Split(' ')[2] : command.Split(' ')[1]));
        Directory.CreateDirectory(Cli.Cache);
        File.Copy(Corpus.Index, Path.Combine(Cli.Cache, "rapidai4eo.index"));
        var root = Folder["root"];
        foreach (var command in commands)
        {
            // The published roots are not asked by tests.
            var isDownload = command.StartsWith($"{Program} download", StringComparison.Ordinal);
            if (isDownload) WriteChips(root);
            var outcome = await ShellAsync(command + (isDownload ? $" --root \"{root}\"" : ""));
            Assert.True(outcome.ExitCode == 0, $"{command}: {outcome.Error}");
        }

        Assert.Contains("\"stddev\": [", await File.ReadAllTextAsync(Folder["stats.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["training/.zgroup"]));
    }

    /// <summary>The first block of commands in the guide.</summary>
    private static List<string> Commands() =>
    [
        .. Guide.Read("training.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("    ", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))
            .Select(line => line.Trim()),
    ];

    private void WriteChips(string root) => new CorpusTreeWriter(Corpus.Corpus, root).WriteAssets(
        from line in File.ReadLines(Folder["ids.txt"])
        from product in (Product[])[Product.PlanetFusion, Product.Sentinel2]
        from step in product.Steps
        where step.Date is { Year: 2018, Month: 5 }
        select new AssetKey(SampleId.Parse(line), product, step));

    private async Task<Outcome> ShellAsync(string command)
    {
        var bin = Folder["bin"];
        if (!Directory.Exists(bin))
        {
            Directory.CreateDirectory(bin);
            File.CreateSymbolicLink(Path.Combine(bin, Program), Path.Combine(AppContext.BaseDirectory, "RapidAI4EO.Cli"));
        }

        var start = new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            WorkingDirectory = Folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["RAPIDAI4EO_CACHE"] = Cli.Cache;
        start.Environment.Remove("RAPIDAI4EO_CONFIG");
        using var process = Process.Start(start)!;
        return await Support.Cli.FinishAsync(process);
    }
}
