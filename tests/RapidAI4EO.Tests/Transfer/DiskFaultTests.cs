using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer;
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
        var files = Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files.Where(file => Path.GetFileName(file) != LicenceNotice.FileName))
        {
            Assert.Equal(Server.Objects[Path.GetRelativePath(disk.Path, file)], File.ReadAllBytes(file));
        }
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
