using System.Formats.Tar;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Storage.Http.FastPath;
using RapidAI4EO.Transfer.Destinations.Shards;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>Whatever stands in a header is one file's affair: the file arrives, or is one failure with its name, and the run goes on.</summary>
public sealed class OddHeadersTests : DownloadFixture
{
    private const string Body = "Hello, World";

    private static readonly string[] Names =
    [
        "Last-Modified", "ETag", "Content-MD5", "Location", "Retry-After", "Content-Encoding", "Content-Type", "Content-Range", "Date", "Age", "Host",
        "Connection", "Transfer-Encoding", "Content-Length", "x-ms-error-code", "Accept-Ranges", "Keep-Alive", "Trailer", "Vary", "Via",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "99999999999999999999", "Thu, 01 Jan 1960 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT",
        "\u00e9\u00ff", "\"", "W/", "AAEC", "http://[", "http://" + new string('a', 300) + "/", "mailto:x", "//", "/corpus/elsewhere", "file:///etc/passwd", "bytes 0-5/12",
        "gzip", "none", ",", "a\tb", new string('x', 2000), "chunked", "12",
    ];

    private static readonly int[] Statuses = [200, 200, 200, 200, 206, 204, 301, 302, 404, 429, 503];

    [Theory]
    [InlineData(null)]
    [InlineData(2_000L)]
    public async Task RunAsync_AnyHeader_IsOneFilesAffair(long? shardSize)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var answers = Enumerable.Range(0, 150).ToDictionary(KeyOf, i => i % 5 == 0 ? Plain("") : RandomAnswer(random));
        await using var server = new ScriptedServer(async talk =>
        {
            if (await talk.HearAsync() is { } request) await talk.SayAsync(answers.GetValueOrDefault(request.Split(' ')[1].Split('?')[0]["/corpus/".Length..], Plain("")));
        });
        using var store = ObjectStores.Open(server.Root, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(30) });
        var failures = new List<AssetFailure>();
        var options = Options(store) with { ShardSize = shardSize, Retry = new RetryOptions { Attempts = 2 }, GiveUpAfter = 10_000, OnFailure = failures.Add };
        var summary = await RunAsync(options, answers.Keys);
        Assert.Equal(answers.Count, summary.Done + failures.Count);
        Assert.All(failures, failure => Assert.Contains(failure.Key, failure.Reason, StringComparison.Ordinal));
        Assert.Equal(summary.Done, Manifest.Read(Folder.Path).Count());
        Assert.InRange(summary.Done, 30, 150);
    }

    [Theory]
    [InlineData("Thu, 01 Jan 1960 00:00:00 GMT", 0)]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT", 1_577_836_800)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 8_589_934_591)]
    public async Task RunAsync_ATimeThatATarCannotHold_IsTheNearestThatItCan(string modified, long seconds)
    {
        await using var server = ScriptedServer.Always(_ => Plain($"Last-Modified: {modified}\r\n"));
        using var store = ObjectStores.Open(server.Root);
        Assert.True((await RunAsync(Options(store) with { ShardSize = 10_000 }, [KeyOf(0)])).IsComplete);
        await using var tar = new TarReader(File.OpenRead(Directory.GetFiles(Folder.Path, "*.tar").Single()));
        Assert.Equal(seconds, (await tar.GetNextEntryAsync(cancellationToken: Token))!.ModificationTime.ToUnixTimeSeconds());
    }

    [Fact]
    public void LengthAfter_AnyBuffer_GrowsUpToOneByteMoreThanAFileMayHave()
    {
        for (var length = 1; length <= MemoryReceiver.MaxLength;)
        {
            var next = MemoryReceiver.LengthAfter(length);
            Assert.InRange(next, length + 1, MemoryReceiver.MaxLength + 1);
            length = next;
        }
    }

    private static string Plain(string headers) => $"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n{headers}Connection: close\r\n\r\n{Body}";

    private static string RandomAnswer(Random random)
    {
        var headers = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Names[random.Next(Names.Length)]}: {Values[random.Next(Values.Length)]}\r\n");
        return $"HTTP/1.1 {Statuses[random.Next(Statuses.Length)]} X\r\n{string.Concat(headers)}"
            + (random.Next(4) > 0 ? "Content-Length: 12\r\n" : "") + $"Connection: close\r\n\r\n{Body}";
    }
}
