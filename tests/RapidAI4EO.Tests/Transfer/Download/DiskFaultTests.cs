using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class DiskFaultTests : DownloadFixture
{
    [Fact]
    public async Task RunAsync_DiskFull_StopsWithOneSentenceAndKeepsWhatIsComplete()
    {
        using var disk = new SmallDisk(1);
        var keys = PutFiles(200);
        var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(Options() with { Destination = disk.Path }, keys));
        Assert.Contains("No space is left", e.Message, StringComparison.Ordinal);
        var files = Directory.GetFiles(disk.Path, "*.tif", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(disk.Path, file));
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(Server.Objects[file.Key], File.ReadAllBytes(file.Value)));

        // What is complete is in the manifest, for which some space was kept: the next run does not fetch it again.
        Assert.Equal(files.Keys.Order(), Manifest.Read(disk.Path).Select(entry => entry.Key).Order());
        File.Delete(files[KeyOf(3)]);
        // A run's own notes take space too, as much as some dozens of these files.
        var given = files.Keys.Where(key => key != KeyOf(3)).Order(StringComparer.Ordinal).Skip(files.Count / 3).ToHashSet();
        foreach (var key in given) File.Delete(files[key]);
        var summary = await RunAsync(Options() with { Destination = disk.Path }, [.. files.Keys.Where(key => !given.Contains(key))]);
        Assert.Equal((1L, files.Count - given.Count - 1L), (summary.Done, summary.AlreadyThere));
    }

    [Fact]
    public async Task RunAsync_DiskFullOfShards_StopsWithOneSentenceAndKeepsWhatIsComplete()
    {
        using var disk = new SmallDisk(1);
        var keys = PutFiles(200);
        var options = Options() with { Destination = disk.Path, ShardSize = 100_000 };
        var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(options, keys));
        Assert.Contains("No space is left", e.Message, StringComparison.Ordinal);
        DestinationView.AssertTrue(disk.Path, Server.Objects);
        var held = DestinationView.Contents(disk.Path, keys);
        Assert.NotEmpty(held);
        Assert.Equal(held.Keys.Order(), Manifest.Read(disk.Path).Select(entry => entry.Key).Order());
        Assert.Equal(held.Count, (await RunAsync(options, [.. held.Keys])).AlreadyThere);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100_000L)]
    public async Task RunAsync_FolderMovedAway_StopsWithOneSentenceAndLeavesItTrue(long? shardSize)
    {
        using var home = new TestFolder();
        var (there, elsewhere) = (home["there"], home["elsewhere"]);
        var keys = PutFiles(200);
        var asked = 0;
        Server.BeforeAnswer = _ =>
        {
            if (Interlocked.Increment(ref asked) == 80) Directory.Move(there, elsewhere);
            return Task.CompletedTask;
        };
        var options = Options() with { Destination = there, ShardSize = shardSize, Parallel = 8 };
        var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(options, keys));
        Assert.Contains(there, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Server.BeforeAnswer = null;
        foreach (var folder in (string[])[there, elsewhere])
        {
            DestinationView.AssertTrue(folder, Server.Objects);
            Assert.True((await RunAsync(options with { Destination = folder }, keys)).IsComplete);
            DestinationView.AssertEqual(Server.Objects, folder);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100_000L)]
    public async Task RunAsync_DiskBreaksAndTurnsReadOnly_WhatTheManifestSaysIsOnTheMedium(long? shardSize)
    {
        using var disk = new LoopDisk(32);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var breaking = new Random(seed).Next(40, 190);
        var keys = PutFiles(200);
        var asked = 0;
        Server.BeforeAnswer = _ =>
        {
            if (Interlocked.Increment(ref asked) == breaking) disk.Break();
            return Task.CompletedTask;
        };
        var options = Options() with { Destination = disk.Path, ShardSize = shardSize, Parallel = 4 };
        var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(options, keys));
        // What the system says of a broken disk depends on which call meets it first.
        Assert.Matches("read-only|brought to disk|cannot be written", e.Message);
        Assert.DoesNotContain('\n', e.Message);

        // A file without a line may be there half; every line is true, and a second run brings the rest.
        disk.MountAgain();
        var lines = Manifest.Read(disk.Path).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{lines.Count} lines after {breaking} requests");
        Assert.All(lines, line => Assert.Equal(Server.Objects[line.Key], DestinationView.BytesOf(disk.Path, line)));
        Server.BeforeAnswer = null;
        Assert.True((await RunAsync(options, keys)).IsComplete);
        DestinationView.AssertEqual(Server.Objects, disk.Path);
    }

    [Fact]
    public async Task RunAsync_ReadOnlyDisk_StopsBeforeAskingForAnything()
    {
        using var disk = new SmallDisk(1);
        disk.MakeReadOnly();
        var e = await Assert.ThrowsAsync<DestinationException>(() => RunAsync(Options() with { Destination = disk.Path }, PutFiles(5)));
        Assert.Contains("read-only", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.RequestsFor(KeyOf(0)));
    }
}
