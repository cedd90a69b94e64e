using System.Formats.Tar;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Shards;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Checks;

/// <summary>Random sequences of what can happen to a destination of shards; what a reader of its tars meets is the truth.</summary>
public sealed class ShardModelTests : CheckFixture
{
    private const int Files = 24;
    private const int Steps = 14;

    [Fact]
    public async Task RandomSequences_WhatAVerificationCallsRight_IsRightForAReaderOfTheTars()
    {
        var first = Environment.TickCount & 0xFFFFFF;
        TestContext.Current.TestOutputHelper?.WriteLine($"seeds {first} to {first + 11}");
        for (var seed = first; seed < first + 12; seed++) await RunSequenceAsync(new Random(seed));
    }

    [Fact]
    public async Task RunAsync_ADamagedFileThatADownloadBroughtAnew_LeavesItsShardToBeReplaced()
    {
        var keys = PutFiles(new Random(1));
        await DownloadAsync(keys, Shards());
        var hit = LastLines()[keys[3]];
        Flip(hit.Shard!, hit.Offset);
        await VerifyAsync();
        await DownloadAsync(keys, Shards());
        var found = await VerifyAsync();
        Assert.Equal((0L, false), (found.Damaged, found.IsRight));
        Assert.Equal(hit.Shard, Assert.Single(found.SupersededShards));
        Assert.Equal(1, (await RepairInShardsAsync()).ReplacedShards);
        Assert.True((await VerifyAsync()).IsRight);
        AssertReadersMeetTheTruth();
    }

    private static string[] PutFilesNames => [.. Enumerable.Range(0, Files).Select(i => $"imagery/33N/15E-200N/33N_15E-200N_01_{(i / 4) + 1:00}/S2-SR/2018-{(i % 4) + 1:00}.tif")];

    private async Task RunSequenceAsync(Random random)
    {
        foreach (var file in Directory.GetFiles(Folder.Path)) File.Delete(file);
        if (Directory.Exists(Folder[".rapidai4eo"])) Directory.Delete(Folder[".rapidai4eo"], recursive: true);
        var keys = PutFiles(random);
        await DownloadAsync(keys, Shards());
        for (var step = 0; step < Steps; step++) await StepAsync(random, keys);
        for (var attempt = 0; attempt < 4 && !(await VerifyAsync()).IsRight; attempt++) await RepairInShardsAsync();
        Assert.True((await VerifyAsync()).IsRight);
        AssertReadersMeetTheTruth();
        Assert.True((await DownloadAsync(keys, Shards())).IsComplete);
        Assert.True((await VerifyAsync()).IsRight);
        AssertReadersMeetTheTruth();
        Assert.Equal(Truth.Keys.Select(ShardMember.NameOf).Order(StringComparer.Ordinal), Members().Select(m => m.Name).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task StepAsync(Random random, string[] keys)
    {
        var some = keys.Where(_ => random.Next(3) > 0).ToArray();
        var known = LastLines().Values.Select(line => line.Shard!).Distinct().Where(shard => File.Exists(Folder[shard])).ToArray();
        switch (random.Next(8))
        {
            case 0 or 1 when known.Length > 0:
                var shard = known[random.Next(known.Length)];
                Flip(shard, random.NextInt64(new FileInfo(Folder[shard]).Length));
                break;
            case 2 when known.Length > 0:
                File.Delete(Folder[known[random.Next(known.Length)]]);
                break;
            case 3:
                if ((await VerifyAsync()).IsRight) AssertReadersMeetTheTruth();
                break;
            case 4:
                await RepairInShardsAsync();
                break;
            case 5:
                var sync = new Synchronizer(Folder.Path, new InstantTime());
                await new Downloader(Shards()).RunAsync(sync.Watch(some.ToAsyncEnumerable(), Token), null, Token);
                await sync.RunAsync(delete: true, Token);
                break;
            case 6:
                await KilledAsync(random, options => random.Next(2) == 0
                    ? new Repairer(options).RunAsync(null, Token)
                    : new Downloader(options).RunAsync(some.ToAsyncEnumerable(), null, Token));
                break;
            default:
                await DownloadAsync(some, Shards());
                break;
        }
    }

    /// <summary>The disk takes no more after a while: shards have their names by then, and no lines.</summary>
    private async Task KilledAsync(Random random, Func<DownloadOptions, Task> run)
    {
        var flushes = random.Next(2);
        try
        {
            await run(Shards() with { Disk = _ => new FailingSync(flushes) });
        }
        catch (DestinationException)
        {
        }
    }

    private DownloadOptions Shards() => Options() with { ShardSize = 4000, Parallel = 2 };

    private Task<DownloadSummary> RepairInShardsAsync() => new Repairer(Shards()).RunAsync(null, Token);

    private string[] PutFiles(Random random)
    {
        foreach (var key in PutFilesNames) Put(key, Bytes.Random(1 + random.Next(1800), random.Next()));
        return PutFilesNames;
    }

    private void Flip(string shard, long at)
    {
        var bytes = File.ReadAllBytes(Folder[shard]);
        bytes[at] ^= 1;
        Folder.Write(shard, bytes);
    }

    private void AssertReadersMeetTheTruth()
    {
        var truth = Truth.ToDictionary(file => ShardMember.NameOf(file.Key), file => file.Value);
        foreach (var (name, bytes) in Members()) Assert.True(truth[name].AsSpan().SequenceEqual(bytes), name);
    }

    private List<(string Name, byte[] Bytes)> Members()
    {
        var members = new List<(string, byte[])>();
        foreach (var path in Directory.GetFiles(Folder.Path, "*.tar"))
        {
            using var tar = new TarReader(new MemoryStream(File.ReadAllBytes(path)));
            while (tar.GetNextEntry() is { } member)
            {
                var bytes = new byte[member.Length];
                member.DataStream?.ReadExactly(bytes);
                members.Add((member.Name, bytes));
            }
        }

        return members;
    }

    private sealed class FailingSync(int flushes) : DiskSync
    {
        private int _left = flushes;

        public override bool FlushesSingly => false;

        public override void Flush()
        {
            if (_left-- <= 0) throw new DestinationException("The disk is gone.");
        }
    }
}
