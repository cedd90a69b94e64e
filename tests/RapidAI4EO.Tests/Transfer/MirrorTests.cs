using RapidAI4EO.Storage;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer;
using Xunit;

namespace RapidAI4EO.Tests.Transfer;

public sealed class MirrorTests : DownloadFixture
{
    private readonly FaultServer _second = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Theory]
    [InlineData(Fault.NotFound, 1)]
    [InlineData(Fault.Forbidden, 1)]
    [InlineData(Fault.Unavailable, 4)]
    [InlineData(Fault.Flipped, 4)]
    public async Task RunAsync_FirstRootFails_TheSecondGivesTheFile(Fault fault, int asked)
    {
        var keys = PutFiles(10);
        foreach (var key in keys) _second.Put(key, Server.Objects[key]);
        Server.Misbehave(keys[4], true, fault);
        var summary = await RunAsync(Options(Open(Server), Open(_second)), keys);
        Assert.True(summary.IsComplete);
        AssertArrived(keys);
        Assert.Equal((asked, 1, 0), (Server.RequestsFor(keys[4]), _second.RequestsFor(keys[4]), _second.RequestsFor(keys[5])));
    }

    [Fact]
    public async Task RunAsync_AllRootsFail_NamesEach()
    {
        Server.Put(KeyOf(0), [1]);
        Server.Misbehave(KeyOf(0), true, Fault.Forbidden);
        var summary = await RunAsync(Options(Open(Server), Open(_second)), [KeyOf(0)]);
        var failure = Assert.Single(summary.Failures);
        Assert.Equal(DownloadStage.Fetch, failure.Stage);
        Assert.Contains("403", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("404", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AFolderAsSecondRoot_GivesTheFile()
    {
        using var mirror = new TestFolder();
        mirror.Write("a/b.bin", [1, 2, 3]);
        using var store = new FolderStore(mirror.Path);
        Assert.True((await RunAsync(Options(Open(Server), store), ["a/b.bin"])).IsComplete);
        Assert.Equal(["a/b.bin"], Folder.Files);
    }

    [Fact]
    public void InOrder_ARootThatKeepsFailing_ComesLastForAWhile()
    {
        var time = new ManualTime();
        using var first = new MemoryStore();
        using var second = new MemoryStore();
        var mirrors = new MirrorList([first, second], time);
        for (var i = 0; i < 3; i++)
        {
            Assert.Same(first, mirrors.InOrder()[0].Store);
            mirrors.InOrder()[0].Failed();
        }

        Assert.Equal([second, first], mirrors.InOrder().Select(mirror => mirror.Store));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Same(first, mirrors.InOrder()[0].Store);

        // One more failure, and it rests for twice as long.
        mirrors.InOrder()[0].Failed();
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Same(second, mirrors.InOrder()[0].Store);
        time.Advance(TimeSpan.FromSeconds(30));
        mirrors.InOrder()[0].Answered();
        mirrors.InOrder()[0].Failed();
        Assert.Same(first, mirrors.InOrder()[0].Store);
    }
}
