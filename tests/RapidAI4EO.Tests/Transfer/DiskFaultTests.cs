using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer;

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
        var summary = await RunAsync(Options() with { Destination = disk.Path }, [.. files.Keys]);
        Assert.Equal((1L, files.Count - 1L), (summary.Done, summary.AlreadyThere));
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
