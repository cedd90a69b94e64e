using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The folder that files go to is taken away while the program writes into it.</summary>
public sealed class DestinationSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Theory]
    [InlineData]
    [InlineData("--shards", "--shard-size", "400kB")]
    public async Task I_am_told_in_one_sentence_that_the_folder_was_deleted(params string[] form)
    {
        var to = Folder["files"];
        var outcome = await DisturbAsync(to, form, () => DeleteForGood(to));
        AssertRefused(outcome, 1, to);
        await GoOnAsync(to, form);
    }

    [Theory]
    [InlineData]
    [InlineData("--shards", "--shard-size", "400kB")]
    public async Task I_am_told_in_one_sentence_that_the_disk_turned_read_only(params string[] form)
    {
        using var disk = new LoopDisk(32);
        var to = Path.Combine(disk.Path, "files");
        var outcome = await DisturbAsync(to, form, disk.Break);
        AssertRefused(outcome, 1, to);
        Assert.Matches("read-only|brought to disk|cannot be written", outcome.Error);
        disk.MountAgain();
        await GoOnAsync(to, form);
    }

    private static void DeleteForGood(string folder)
    {
        while (Directory.Exists(Path.Combine(folder, ".rapidai4eo")))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A file came while the others went.
            }
        }
    }

    private async Task<Outcome> DisturbAsync(string to, string[] form, Action disturb)
    {
        // The last third of the files comes when it is done. A shard ends with its sample, of which there are two, so one has its name by then.
        var done = new TaskCompletionSource();
        var asked = 0;
        await using var waiting = await CorpusHost.StartAsync(Corpus.Root, app => app.Use(async (context, next) =>
        {
            if (Interlocked.Increment(ref asked) > Corpus.Chips.Count * 2 / 3) await done.Task.WaitAsync(context.RequestAborted);
            await next(context);
        }));
        using var process = Cli.Start([.. Call(to, form), "--root", waiting.Address, "--parallel", "1", "--quiet"]);
        await WaitForAFileAsync(process, to);
        disturb();
        done.SetResult();
        return await Support.Cli.FinishAsync(process);
    }

    private static async Task WaitForAFileAsync(Process process, string to)
    {
        while (!Directory.Exists(to) || !Directory.EnumerateFiles(to, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                   .Any(path => path.EndsWith(".tif", StringComparison.Ordinal) || path.EndsWith(".tar", StringComparison.Ordinal)))
        {
            Assert.False(process.HasExited, "The download ended before it could be disturbed.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private async Task GoOnAsync(string to, string[] form)
    {
        Assert.Equal(0, (await Cli.RunAsync([.. Call(to, form), "--root", Corpus.Address])).ExitCode);
        AssertDone(await Cli.RunAsync("verify", to, "--quiet"));
        Assert.Equal(Corpus.Chips.Select(chip => chip.ToString()).Order(), Manifest.Read(to).Select(line => line.Key).Distinct().Order());
    }

    private string[] Call(string to, string[] form) =>
        ["download", "--keys", Folder.Write("keys.txt", string.Join('\n', Corpus.Chips)), "--to", to, .. form];
}
