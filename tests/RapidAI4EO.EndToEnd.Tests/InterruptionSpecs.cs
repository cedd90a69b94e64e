using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class InterruptionSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private string To => Folder["files"];

    [Fact]
    public async Task I_can_go_on_after_a_kill_and_get_the_same_tree()
    {
        await using var halting = await HaltingHostAsync();
        using (var process = Start(halting))
        {
            await WaitForFilesAsync(process, 5);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(ArrivedCount() < Corpus.Chips.Count);
        Assert.Equal(0, (await Cli.RunAsync(Arguments(Corpus.Address, To))).ExitCode);
        Assert.Equal(0, (await Cli.RunAsync(Arguments(Corpus.Address, Folder["whole"]))).ExitCode);
        var (resumed, whole) = (TreeOf(To), TreeOf(Folder["whole"]));
        Assert.Equal(whole.Keys.Order(), resumed.Keys.Order());
        Assert.All(whole, file => Assert.Equal(file.Value, resumed[file.Key]));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task I_can_cancel_and_am_left_with_whole_files(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no signals to send.");
        }

        if (signal == "INT" && await IsInterruptIgnoredAsync())
        {
            Assert.Skip("These tests were started where Ctrl-C is ignored, and the program inherits that.");
        }

        await using var halting = await HaltingHostAsync();
        using var process = Start(halting);
        await WaitForFilesAsync(process, 3);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var outcome = await Support.Cli.FinishAsync(process);
        Assert.Equal(130, outcome.ExitCode);
        Assert.EndsWith("Cancelled.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Matches(@"Before it stopped: \d+ files fetched \(", outcome.ErrorLines[^2]);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(TreeOf(To).Keys, file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    /// <summary>The second signal is bit 1 of the mask of those that are ignored.</summary>
    private static async Task<bool> IsInterruptIgnoredAsync()
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
        {
            return false;
        }

        var mask = (await File.ReadAllLinesAsync(Status)).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(mask[7..].Trim(), 16) & 2) != 0;
    }

    /// <summary>Gives half of the files and then nothing, so that the program is at it for as long as it takes to interrupt it.</summary>
    private Task<CorpusHost> HaltingHostAsync()
    {
        var asked = 0;
        return CorpusHost.StartAsync(Corpus.Root, app => app.Use(async (context, next) =>
        {
            if (Interlocked.Increment(ref asked) > Corpus.Chips.Count / 2) await Task.Delay(Timeout.Infinite, context.RequestAborted);
            await next(context);
        }));
    }

    private string[] Arguments(string root, string to) =>
        ["download", "--keys", Folder.Write("keys.txt", string.Join('\n', Corpus.Chips)), "--root", root, "--to", to, "--parallel", "1"];

    private Process Start(CorpusHost host) => Cli.Start(Arguments(host.Address, To));

    private async Task WaitForFilesAsync(Process process, int count)
    {
        while (ArrivedCount() < count)
        {
            Assert.False(process.HasExited, "The download ended before it could be interrupted.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private int ArrivedCount() => Directory.Exists(To)
        ? Directory.EnumerateFiles(To, "*.tif", SearchOption.AllDirectories).Count()
        : 0;
}
