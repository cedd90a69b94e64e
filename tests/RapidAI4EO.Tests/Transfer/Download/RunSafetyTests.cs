using System.Diagnostics;
using System.Text;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Runs that are cancelled, die, or meet.</summary>
public sealed class RunSafetyTests : DownloadFixture
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    public async Task RunAsync_CancelledMidway_LeavesOnlyWholeFiles(int after)
    {
        var keys = PutFiles(100);
        Server.Put("big", Bytes.Random(2_000_000, 5));
        Server.Misbehave("big", true, Fault.Stall);
        using var cancel = new CancellationTokenSource();
        var count = 0;
        Server.BeforeAnswer = _ => Interlocked.Increment(ref count) == after ? cancel.CancelAsync() : Task.CompletedTask;
        var run = new Downloader(Options()).RunAsync(keys.Prepend("big").ToAsyncEnumerable(), null, cancel.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        AssertArrived(Arrived.ToArray());
        Assert.DoesNotContain("big", Arrived);
        Assert.DoesNotContain(Arrived, file => file.EndsWith(".part", StringComparison.Ordinal) || file.StartsWith(RunFile.FolderName, StringComparison.Ordinal));

        Server.BeforeAnswer = null;
        await RunAsync(Options(), keys);
        AssertArrived(keys);
    }

    [Fact]
    public async Task RunAsync_TwoAtOnceIntoOneFolder_EndWithTheSameWholeFiles()
    {
        var keys = PutFiles(150);
        var summaries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(Options(), keys), Token)));
        AssertArrived(keys);
        Assert.All(summaries, summary => Assert.Equal((0L, 0L), (summary.Missing, summary.Failed)));
    }

    [Fact]
    public async Task RunAsync_AfterADeadRun_RemovesItsPartialFilesAndNothingElse()
    {
        var keys = PutFiles(2);
        var partial = LeaveDeadRun("0123456789ab", "a/b.tif");
        Folder.Write("a/.c.tif.ffffffffffff-0.part", [1]);
        await RunAsync(Options(), keys);
        AssertArrived([.. keys, "a/.c.tif.ffffffffffff-0.part"], except: "a/.c.tif.ffffffffffff-0.part");
        Assert.False(File.Exists(partial));
    }

    [Fact]
    public async Task RunAsync_OverWhatAKilledRunLeft_EndsWhole()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("A locked file cannot be copied on Windows.");

        // A copy of the folder, made while a file is half written, is what kill -9 would have left.
        Server.Put("deep/big", Bytes.Random(2_000_000, 5));
        Server.Misbehave("deep/big", false, Fault.Stall);
        using var cancel = new CancellationTokenSource();
        var run = new Downloader(Options() with { Disk = file => new NamedFilesOnly(file) }).RunAsync(new[] { "deep/big" }.ToAsyncEnumerable(), null, cancel.Token);
        while (!Directory.Exists(Folder["deep"]) || Directory.GetFiles(Folder["deep"], "*.part").Length == 0) await Task.Delay(1, Token);
        using var copy = new TestFolder();
        using (var process = Process.Start("cp", ["-a", Folder.Path + "/.", copy.Path])) await process.WaitForExitAsync(Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(Folder.Files);
        Assert.Equal(2, copy.Files.Count);

        await RunAsync(Options() with { Destination = copy.Path }, []);
        Assert.Empty(copy.Files);
        await RunAsync(Options() with { Destination = copy.Path }, ["deep/big"]);
        Assert.Equal(["deep/big"], copy.Files);
    }

    [Fact]
    public async Task RunAsync_BesideALiveRun_LeavesItsPartialFilesAlone()
    {
        var keys = PutFiles(2);
        using (var live = RunFile.Create(Folder.Path))
        {
            var partial = live.PartialOf("a/b.tif", 3);
            live.Reserve(3, partial);
            Folder.Write(partial, [1, 2]);
            await RunAsync(Options(), keys);
            Assert.Equal([$".rapidai4eo/run-{live.Id}", partial, .. keys], Arrived);
        }

        // Without its run it would be nobody's; a real one is deleted by its worker.
        Assert.Empty(Directory.GetFiles(Folder[RunFile.FolderName]));
    }

    [Fact]
    public async Task RunAsync_AHostileRunFile_DeletesNothingOutside()
    {
        using var other = new TestFolder();
        const string Id = "0123456789ab";
        var name = $".x{RunFile.PartialEnding(Id, 0)}";
        other.Write(name, [1]);
        Folder.Write("precious", [1]);
        var outside = $"../{Path.GetFileName(other.Path)}/{name}";
        Folder.Write($"{RunFile.FolderName}/run-{Id}", [.. Slot(outside), .. Slot("precious"), .. Slot("/" + name), .. Slot("a\0b"), .. Encoding.UTF8.GetBytes("cut")]);
        await RunAsync(Options(), []);
        Assert.Equal(["precious"], Folder.Files);
        Assert.Single(other.Files);
    }

    [Fact]
    public async Task RunAsync_ItsPartialFileVanishes_FetchesAgain()
    {
        // As on a file system without locks, where another run takes this one for dead.
        var keys = PutFiles(1);
        Server.Put("big", Bytes.Random(3_000_000, 5));
        Server.Misbehave("big", false, Fault.Stall);
        var store = Open(Server, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(0.3) });
        var run = RunAsync(Options(store) with { Disk = file => new NamedFilesOnly(file), Retry = Patient }, ["big"]);
        while (!run.IsCompleted)
        {
            foreach (var partial in Directory.GetFiles(Folder.Path, "*.part")) File.Delete(partial);
            await Task.Delay(1, Token);
        }

        var summary = await run;
        Assert.True(summary.IsComplete || summary.Failures[0].Reason.Contains("vanished", StringComparison.Ordinal));
        Assert.DoesNotContain(Folder.Files, file => file.EndsWith(".part", StringComparison.Ordinal));
        await RunAsync(Options(), [.. keys, "big"]);
        AssertArrived([.. keys, "big"]);
    }

    private static byte[] Slot(string text)
    {
        var slot = new byte[RunFile.SlotWidth];
        Encoding.UTF8.GetBytes(text + "\n" + "stale", slot);
        return slot;
    }

    private string LeaveDeadRun(string id, string key)
    {
        var partial = $"{Path.GetDirectoryName(key)}/.{Path.GetFileName(key)}{RunFile.PartialEnding(id, 1)}";
        Folder.Write(partial, [1, 2, 3]);
        Folder.Write($"{RunFile.FolderName}/run-{id}", [.. new byte[RunFile.SlotWidth], .. Slot(partial)]);
        return Folder[partial];
    }

    private void AssertArrived(IEnumerable<string> files, string except)
    {
        Assert.Equal(files.Order(StringComparer.Ordinal), Arrived);
        foreach (var key in Arrived.Where(file => file != except)) Assert.Equal(Server.Objects[key], File.ReadAllBytes(Folder[key]));
    }
}
