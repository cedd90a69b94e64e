using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class DownloadToFileTests : DownloadFixture
{
    private const string Key = "resources/x.gz";

    private readonly Retry _retry = new(new RetryOptions { Attempts = 3 }, new InstantTime());

    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.Truncated)]
    [InlineData(Fault.Flipped)]
    [InlineData(Fault.Chunked)]
    public async Task DownloadToFileAsync_AFaultThatPasses_BringsTheFile(Fault fault)
    {
        Server.Put(Key, Bytes.Random(1_000_000, 1));
        Server.Misbehave(Key, false, fault);
        var progress = new List<long>();
        var info = await Open(Server).DownloadToFileAsync(Key, Folder["cache/x.gz"], new Reporter(progress), _retry, Token);
        Assert.Equal(1_000_000, info.Length);
        Assert.Equal(1_000_000, progress[^1]);
        Assert.Equal(["cache/x.gz"], Folder.Files);
        Assert.Equal(Server.Objects[Key], File.ReadAllBytes(Folder["cache/x.gz"]));
    }

    [Fact]
    public async Task DownloadToFileAsync_AFaultThatStays_KeepsTheOldFile()
    {
        Server.Put(Key, Bytes.Random(1_000_000, 1));
        Server.Misbehave(Key, true, Fault.Truncated);
        Folder.Write("x.gz", [1]);
        await Assert.ThrowsAsync<StorageException>(() => Open(Server).DownloadToFileAsync(Key, Folder["x.gz"], null, _retry, Token));
        Assert.Equal(["x.gz"], Folder.Files);
        Assert.Equal([1], File.ReadAllBytes(Folder["x.gz"]));
    }

    [Fact]
    public async Task DownloadToFileAsync_AfterADeadFetch_RemovesItsPartOnly()
    {
        Server.Put(Key, [1, 2]);
        Folder.Write(".x.gz.0123456789ab.part", [1]);
        Folder.Write(".x.gz.ba9876543210.part", [1]);
        using (File.OpenHandle(Folder[".x.gz.ba9876543210.part"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await Open(Server).DownloadToFileAsync(Key, Folder["x.gz"], null, _retry, Token);
        }

        Assert.Equal([".x.gz.ba9876543210.part", "x.gz"], Folder.Files);
    }

    [Fact]
    public async Task DownloadToFileAsync_APlaceThatIsTaken_SaysSo()
    {
        Server.Put(Key, [1, 2]);
        Folder.Write("file", [1]);
        Directory.CreateDirectory(Folder["folder"]);
        var e = await Assert.ThrowsAnyAsync<CorpusException>(() => Open(Server).DownloadToFileAsync(Key, Folder["file/x"], null, _retry, Token));
        Assert.Contains("is a file where a folder is needed", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAnyAsync<CorpusException>(() => Open(Server).DownloadToFileAsync(Key, Folder["folder"], null, _retry, Token));
        Assert.Contains("A folder stands where", e.Message, StringComparison.Ordinal);
        Assert.Equal(["file"], Folder.Files);
    }

    private sealed class Reporter(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }
}
