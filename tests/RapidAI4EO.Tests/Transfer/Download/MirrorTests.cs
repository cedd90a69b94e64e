using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

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

    [Theory]
    [InlineData(null)]
    [InlineData(50_000L)]
    public async Task RunAsync_AMirrorWithOtherBytes_EachFileIsOneRootsAndTheManifestSaysWhich(long? shardSize)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var keys = PutTwoVersions(random, 120);
        var options = Options(Open(Server), Open(_second)) with { ShardSize = shardSize, GiveUpAfter = 1000 };

        // While all is well they are the first root's. Later it may be so unlucky from the start that the second is asked for all.
        Assert.True((await RunAsync(options, keys[1..3])).IsComplete);
        Fault[] faults = [Fault.Reset, Fault.Truncated, Fault.Flipped, Fault.Overlong, Fault.Unavailable, Fault.NotFound, Fault.GzipTruncated];
        for (var i = 0; i < keys.Length; i++)
        {
            // The first root never gives every third, and the rest after up to five faults.
            Server.Misbehave(keys[i], i % 3 == 0, [.. Draw(random, faults, 1 + random.Next(5))]);
            _second.Misbehave(keys[i], false, [.. Draw(random, [.. faults.Except([Fault.NotFound])], random.Next(4))]);
        }

        await using var watch = new DestinationWatch(Folder.Path, Server.Objects, _second.Objects);
        Assert.True((await RunAsync(options, keys)).IsComplete);
        await watch.EndAsync();
        var truth = AssertRootsAreTold(keys);
        Assert.Equal(2, truth.Values.Select(line => line.Root).Distinct().Count());

        // What is repaired is what was there, though now the other root would be asked first.
        Server.Behave();
        _second.Behave();
        foreach (var line in truth.Values.Where((_, i) => i % 5 == 0)) Damage(line);
        var verified = await new Verifier(new VerifyOptions { Destination = Folder.Path }).RunAsync(null, Token);
        Assert.Equal((24L, 0L), (verified.Damaged, verified.Missing));
        var repaired = await new Repairer(options with { Roots = [.. options.Roots.Reverse()] }).RunAsync(null, Token);
        Assert.True(repaired.IsComplete);
        Assert.InRange(repaired.Done, 24, shardSize is null ? 24 : 120);
        var after = AssertRootsAreTold(keys);
        Assert.All(truth, line => Assert.Equal((line.Value.Root, line.Value.Hash), (after[line.Key].Root, after[line.Key].Hash)));
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

    private static IEnumerable<Fault> Draw(Random random, Fault[] faults, int count) =>
        Enumerable.Range(0, count).Select(_ => faults[random.Next(faults.Length)]);

    /// <summary>Half of them of the same length, all with other bytes.</summary>
    private string[] PutTwoVersions(Random random, int count)
    {
        var keys = Enumerable.Range(0, count).Select(KeyOf).ToArray();
        foreach (var key in keys)
        {
            var length = random.Next(100, 20_000);
            Server.Put(key, Bytes.Random(length, random.Next()));
            _second.Put(key, Bytes.Random(length + random.Next(2), random.Next()));
        }

        return keys;
    }

    /// <summary>The last lines, each of which points at the bytes of the root that it names.</summary>
    private Dictionary<string, ManifestEntry> AssertRootsAreTold(string[] keys)
    {
        var lines = new Dictionary<string, ManifestEntry>();
        foreach (var line in Manifest.Read(Folder.Path)) lines[line.Key] = line;
        Assert.Equal(keys.Order(StringComparer.Ordinal), lines.Keys.Order(StringComparer.Ordinal));
        foreach (var line in lines.Values)
        {
            var root = new[] { Server, _second }.Single(server => server.Root.Address == line.Root);
            Assert.Equal(root.Objects[line.Key], DestinationView.BytesOf(Folder.Path, line));
        }

        return lines;
    }

    private void Damage(ManifestEntry line)
    {
        using var file = File.OpenHandle(Folder[line.Shard ?? line.Key], FileMode.Open, FileAccess.ReadWrite);
        var bytes = new byte[1];
        RandomAccess.Read(file, bytes, line.Offset + (line.Length / 2));
        bytes[0] ^= 4;
        RandomAccess.Write(file, bytes, line.Offset + (line.Length / 2));
    }
}
