using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class RandomFaultsTests : DownloadFixture
{
    private static readonly Fault[] Faults = [.. Enum.GetValues<Fault>().Except([Fault.Stall, Fault.Mute, Fault.Trickle, Fault.NoLength, Fault.Brotli])];

    [Theory]
    [InlineData(null)]
    [InlineData(60_000L)]
    public async Task RunAsync_RandomFaultsAndMirrors_AllIsTrueAtAllTimesAndASecondRunBringsTheRest(long? shardSize)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var second = new FaultServer { GivesMd5 = false };
        string[] keys = [.. PutFiles(150), .. PutAssets(150)];
        foreach (var key in keys)
        {
            second.Put(key, Server.Objects[key]);
            Misbehave(random, Server, key, Faults);

            // Without MD5 what is flipped or longer than it should be cannot be told from the truth.
            Misbehave(random, second, key, [.. Faults.Except([Fault.Flipped, Fault.Overlong])]);
        }

        var options = Options(Open(Server), Open(second)) with { ShardSize = shardSize, GiveUpAfter = 1000, MaxFailuresKept = 1000 };
        await using var watch = new DestinationWatch(Folder.Path, Server.Objects);
        var summary = await RunAsync(options, keys);
        Assert.Equal(300, summary.Done + summary.Missing + summary.Failed);
        Assert.Equal(summary.Missing + summary.Failed, summary.Failures.Count);
        Assert.All(summary.Failures, failure => Assert.NotEmpty(failure.Reason));
        var failed = summary.Failures.Select(failure => failure.Key).ToHashSet();
        Assert.Equal(
            keys.Where(key => !failed.Contains(key)).Order(StringComparer.Ordinal),
            DestinationView.Contents(Folder.Path, keys).Keys.Order(StringComparer.Ordinal));

        Server.Behave();
        second.Behave();
        var rest = await RunAsync(options, keys);
        Assert.Equal((failed.Count, summary.Done, true), ((int)rest.Done, rest.AlreadyThere, rest.IsComplete));
        Assert.True(await watch.EndAsync() > 0);
        DestinationView.AssertEqual(Server.Objects, Folder.Path);
        Assert.DoesNotContain(Folder.Files, file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    private static void Misbehave(Random random, FaultServer server, string key, Fault[] faults)
    {
        var script = Enumerable.Range(0, random.Next(6)).Select(_ => faults[random.Next(faults.Length)]).ToArray();
        if (script.Length > 0) server.Misbehave(key, forever: random.Next(4) == 0, script);
    }

    /// <summary>Files of the corpus's layout, ten a sample.</summary>
    private string[] PutAssets(int count)
    {
        string[] keys =
        [
            .. Enumerable.Range(0, count).Select(i =>
                $"imagery/33N/15E-200N/33N_15E-200N_02_{(i / 10) + 1:00}/PF-SR/{Product.PlanetFusion.Steps[i % 10]}.tif"),
        ];
        for (var i = 0; i < count; i++) Server.Put(keys[i], Bytes.Random(i * 331 % 30_000, -i));
        return keys;
    }
}
