using RapidAI4EO.Tests.Faults;
using Xunit;

namespace RapidAI4EO.Tests.Transfer;

public sealed class RandomFaultsTests : DownloadFixture
{
    private static readonly Fault[] Faults = [.. Enum.GetValues<Fault>().Except([Fault.Stall, Fault.Mute, Fault.NoLength, Fault.Brotli])];

    [Fact]
    public async Task RunAsync_RandomFaultsAndMirrors_EverythingIsRightOrNamed()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var second = new FaultServer { GivesMd5 = false };
        var keys = PutFiles(300);
        foreach (var key in keys)
        {
            second.Put(key, Server.Objects[key]);
            Misbehave(random, Server, key, Faults);

            // Without MD5 what is flipped or longer than it should be cannot be told from the truth.
            Misbehave(random, second, key, [.. Faults.Except([Fault.Flipped, Fault.Overlong])]);
        }

        var summary = await RunAsync(Options(Open(Server), Open(second)) with { GiveUpAfter = 1000, MaxFailuresKept = 1000 }, keys);
        AssertArrived(keys.Except(summary.Failures.Select(failure => failure.Key)));
        Assert.Equal(300, summary.Done + summary.Missing + summary.Failed);
        Assert.Equal(summary.Missing + summary.Failed, summary.Failures.Count);
        Assert.All(summary.Failures, failure => Assert.NotEmpty(failure.Reason));

        await RunAsync(Options(Open(Server), Open(second)) with { GiveUpAfter = 1000 }, keys);
        Assert.DoesNotContain(Arrived, file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    private static void Misbehave(Random random, FaultServer server, string key, Fault[] faults)
    {
        var script = Enumerable.Range(0, random.Next(6)).Select(_ => faults[random.Next(faults.Length)]).ToArray();
        if (script.Length > 0) server.Misbehave(key, forever: random.Next(4) == 0, script);
    }
}
