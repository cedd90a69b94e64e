using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Storage.Http;
using RapidAI4EO.Storage.Http.FastPath;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

public sealed class BlockingStormTests : BlockingFixture
{
    private const int Threads = 64;
    private const int ObjectsEach = 50;

    private static readonly Fault[] Faults =
    [
        Fault.None, Fault.None, Fault.None, Fault.Truncated, Fault.Reset, Fault.Overlong, Fault.Trailing, Fault.Flipped, Fault.WrongMd5,
        Fault.NotFound, Fault.Forbidden, Fault.TooManyRequestsRetryAfter, Fault.Unavailable, Fault.ServerError, Fault.Stall, Fault.Mute,
    ];

    [Fact]
    public async Task TryOpen_ManyThreadsAndRandomFaults_GivesRightBytesOrSaysWhatIsWrong()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var server = new FaultServer();
        for (var i = 0; i < Threads * ObjectsEach; i++)
        {
            server.Put($"{i}", Bytes.Random(random.Next(30_000), i));
            server.Misbehave($"{i}", false, Faults[random.Next(Faults.Length)]);
        }

        using var store = new HttpStore(server.Root, new HttpStoreOptions { MaxConnections = 32, IdleTimeout = TimeSpan.FromSeconds(0.5) });
        var outcomes = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => InThread(() =>
        {
            for (var i = 0; i < ObjectsEach; i++) outcomes.Add(Outcome(store, server, $"{(i * Threads) + thread}"));
            return 0;
        })));
        Assert.Equal(Threads * ObjectsEach, outcomes.Count);
        Assert.DoesNotContain("wrong", outcomes);
        Assert.Contains("right", outcomes);
    }

    private static string Outcome(IBlockingStore store, FaultServer server, string key)
    {
        try
        {
            if (store.TryOpen(key, Token) is not { } content) return "left";
            using var stream = content.Stream;
            var bytes = Encoding.Latin1.GetBytes(ReadAll(content, Token));
            if (bytes.AsSpan().SequenceEqual(server.Objects[key])) return "right";
#pragma warning disable CA5351 // It is what the server gives.
            return MD5.HashData(bytes).AsSpan().SequenceEqual(content.Info.ContentMd5.Span) ? "wrong" : "known to be wrong";
#pragma warning restore CA5351
        }
        catch (StorageException e)
        {
            return e.Error.ToString();
        }
    }
}
