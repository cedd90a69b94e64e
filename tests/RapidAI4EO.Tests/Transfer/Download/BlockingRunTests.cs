using RapidAI4EO.Tests.Faults;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Runs whose workers read in threads of their own, and servers that these do not understand.</summary>
public sealed class BlockingRunTests : DownloadFixture
{
    [Theory]
    [InlineData(Fault.Chunked, 1)]
    [InlineData(Fault.Gzip, 1)]
    [InlineData(Fault.RedirectHere, 2)]
    public async Task RunAsync_AnswersForTheGeneralWay_ArriveWithOneRequestMoreAtMost(Fault fault, int needed)
    {
        var keys = PutFiles(100);
        foreach (var key in keys) Server.Misbehave(key, true, fault);
        var summary = await RunAsync(Options(), keys);
        Assert.Equal(100, summary.Done);
        AssertArrived(keys);
        Assert.All(keys, key => Assert.InRange(Server.RequestsFor(key), needed, needed + 1));

        // One for each worker that asked before the first answer was there.
        Assert.InRange(keys.Sum(Server.RequestsFor), 100 * needed, (100 * needed) + 8);
    }

    [Fact]
    public async Task RunAsync_ManyWorkers_EndsAndTheirThreadsAreGone()
    {
        var keys = PutFiles(3000);
        var summary = await RunAsync(Options() with { Parallel = 256 }, keys);
        Assert.Equal(3000, summary.Done);
        AssertArrived(keys);

        // No other test has so many workers that one would have such a number.
        while (OperatingSystem.IsLinux() && ThreadNames().Any(name => name.StartsWith("transfer 2", StringComparison.Ordinal) && name.Length == 12))
        {
            await Task.Delay(20, Token);
        }
    }

    private static IEnumerable<string> ThreadNames()
    {
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            string name;
            try
            {
                name = File.ReadAllText(Path.Combine(thread, "comm"));
            }
            catch (IOException)
            {
                continue; // It has ended meanwhile.
            }

            yield return name.TrimEnd();
        }
    }
}
