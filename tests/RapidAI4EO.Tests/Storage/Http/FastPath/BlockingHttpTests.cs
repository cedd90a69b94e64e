using System.Net;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

public sealed class BlockingHttpTests : BlockingFixture
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/corpus?sv=2021&sig=a%2Bb%3D", "imagery/x.tif")]
    [InlineData("http://user:p%40ss@127.0.0.1:{0}/a%20b/", "labels/a b+c%ü'(1)~#&;=.tif")]
    [InlineData("http://localhost:{0}/", "x")]
    [InlineData("http://[::1]:{0}/", "x")]
    [InlineData("azure+http://127.0.0.1:{0}/account/container/?sig=x", "x/y")]
    public async Task TryOpen_AnyRoot_AsksAsTheGeneralWayDoes(string root, string key)
    {
        var isSix = root.Contains("::1", StringComparison.Ordinal);
        Assert.SkipUnless(!isSix || System.Net.Sockets.Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var server = ScriptedServer.Always(_ => Ok("body"), isSix ? IPAddress.IPv6Loopback : IPAddress.Loopback);
        var address = RootAddress.Parse(string.Format(null, root, server.Port));
        using var http = Open(address);
        Assert.Equal("body", await ReadAsync(http, key));
        using var store = ObjectStores.Open(address);
        Assert.Equal("body"u8.ToArray(), await store.ReadAllBytesAsync(key, token: Token));
        var requests = server.Requests.Select(request => request.Split("\r\n").Order(StringComparer.OrdinalIgnoreCase)).ToArray();
        Assert.Equal(requests[1], requests[0]);
        Assert.Equal(server.Requests.First().Split("\r\n")[0], server.Requests.Last().Split("\r\n")[0]);
    }

    [Fact]
    public async Task TryOpen_ManyObjects_UsesOneConnectionAndGivesEachItsBytes()
    {
        await using var server = ScriptedServer.Always(request => Ok(BodyOf(request)));
        using var http = Open(server.Root);
        for (var i = 0; i < 100; i++) Assert.Equal(BodyOf($"/{i}.tif"), await ReadAsync(http, $"{i}.tif"));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task TryOpen_MissingObjects_UsesOneConnection()
    {
        var length = 0;
        await using var server = ScriptedServer.Always(_ =>
        {
            length = (length + 977) % 10_000;
            return $"HTTP/1.1 404 No\r\nContent-Length: {length}\r\n\r\n{Text(length, length)}";
        });
        using var http = Open(server.Root);
        for (var i = 0; i < 200; i++)
        {
            var e = await Assert.ThrowsAsync<StorageException>(() => ReadAsync(http, $"{i}.tif"));
            Assert.Equal(StorageError.NotFound, e.Error);
        }

        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("404 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n", StorageError.NotFound, "404")]
    [InlineData("404 No\r\nConnection: close\r\n\r\nno", StorageError.NotFound, "404")]
    [InlineData("404 No\r\nContent-Length: 1000000\r\n\r\nno", StorageError.NotFound, "404")]
    [InlineData("404 No\r\nContent-Length: 3\r\nContent-Encoding: gzip\r\n\r\nabc", StorageError.NotFound, "404")]
    [InlineData("404\r\n\r\n", StorageError.NotFound, "404")]
    [InlineData("404 No\r\nContent-Length: 0\r\nx-ms-error-code: ContainerNotFound\r\n\r\n", StorageError.Refused, "no such container")]
    [InlineData("403 No\r\nContent-Length: 0\r\n\r\n", StorageError.Forbidden, "403")]
    [InlineData("429 Slow\r\nContent-Length: 0\r\nRetry-After: 7\r\n\r\n", StorageError.Overloaded, "429", 7)]
    [InlineData("503 Busy\r\nretry-after: 9\r\nTransfer-Encoding: chunked\r\n\r\n", StorageError.Overloaded, "503", 9)]
    [InlineData("500 Ouch\r\nContent-Length: 2\r\n\r\nno", StorageError.Unavailable, "500")]
    public async Task TryOpen_ARefusalInAnyForm_IsOneAndTheNextObjectIsReadAllTheSame(string answer, StorageError error, string words, int? seconds = null)
    {
        await using var server = new ScriptedServer(async talk =>
        {
            if (await talk.HearAsync() is not { } request) return;
            await talk.SayAsync(request.Contains("good", StringComparison.Ordinal) ? Ok("bytes") : "HTTP/1.1 " + answer);
        });
        using var http = Open(server.Root);
        var e = await Assert.ThrowsAsync<StorageException>(() => ReadAsync(http));
        Assert.Equal(error, e.Error);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.Contains(Key, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        Assert.Equal(seconds, e.RetryAfter?.TotalSeconds);
        Assert.Equal("bytes", await ReadAsync(http, "good"));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\ncontent-encoding: gzip\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nabc")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc")]
    [InlineData("HTTP/1.1 302 There\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 206 Part\r\nContent-Length: 3\r\n\r\nabc")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")]
    [InlineData("SSH-2.0-elsewhere\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: LONG\r\n\r\nabc")]
    public async Task TryOpen_AnythingElse_IsLeftToTheGeneralWayForGood(string answer)
    {
        await using var server = ScriptedServer.Always(_ => answer.Replace("LONG", new string('x', 20_000), StringComparison.Ordinal));
        using var http = Open(server.Root);
        Assert.Null(await ReadAsync(http));
        Assert.Null(await ReadAsync(http));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong")]
    public async Task TryOpen_AfterAnAnswerWithMoreBehindIt_AnotherConnectionIsAsked(string more)
    {
        await using var server = ScriptedServer.Always(request => Ok(BodyOf(request)) + more);
        using var http = Open(server.Root);
        for (var i = 0; i < 30; i++) Assert.Equal(BodyOf($"/{i}.tif"), await ReadAsync(http, $"{i}.tif"));
        Assert.Equal(30, server.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Connection: close\r\n")]
    [InlineData("connection: foo, Close\r\n")]
    public async Task TryOpen_TheServerHangsUpAfterEachAnswer_NothingIsLost(string headers)
    {
        await using var server = new ScriptedServer(async talk => await talk.SayAsync(Ok(BodyOf((await talk.HearAsync())!), headers)));
        using var http = Open(server.Root);
        for (var i = 0; i < 30; i++) Assert.Equal(BodyOf($"/{i}.tif"), await ReadAsync(http, $"{i}.tif"));
    }

    [Fact]
    public async Task TryOpen_TheServerHangsUpOnEverySecondRequest_TheObjectIsAskedForOnceMore()
    {
        await using var server = new ScriptedServer(async talk =>
        {
            await talk.SayAsync(Ok(BodyOf((await talk.HearAsync())!)));
            await talk.HearAsync();
        });
        using var http = Open(server.Root);
        for (var i = 0; i < 10; i++) Assert.Equal(BodyOf($"/{i}.tif"), await ReadAsync(http, $"{i}.tif"));
        Assert.Equal(10, server.Connections);
        Assert.Equal(19, server.Requests.Count);
    }

    [Fact]
    public async Task TryOpen_LinesWithoutReturns_AreRead()
    {
        await using var server = ScriptedServer.Always(_ => "HTTP/1.1 200 OK\nETag: \"1\"\nContent-Length: 3\n\nabc");
        using var http = Open(server.Root);
        Assert.Equal("abc", await ReadAsync(http));
        Assert.Equal("abc", await ReadAsync(http));
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")]
    public async Task Read_ASilentServer_IsOverloaded(string beginning)
    {
        await using var server = new ScriptedServer(async talk =>
        {
            await talk.HearAsync();
            await talk.SayAsync(beginning);
            await talk.BeSilentAsync();
        });
        using var http = Open(server.Root, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(0.2) });
        var e = await Assert.ThrowsAsync<StorageException>(() => ReadAsync(http));
        Assert.Equal(StorageError.Overloaded, e.Error);
        Assert.Contains("sent nothing for 0.2 s", e.Message, StringComparison.Ordinal);
        await server.TalksAsync(); // The connection is given up, not left open.
    }

    [Fact]
    public async Task Read_AServerThatTrickles_HasAllTheTimeInTheWorld()
    {
        await using var server = new ScriptedServer(async talk =>
        {
            await talk.HearAsync();
            await talk.TrickleAsync(Ok("abcde"), TimeSpan.FromMilliseconds(250));
            await talk.BeSilentAsync();
        });
        using var http = Open(server.Root, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(8) });
        Assert.Equal("abcde", await ReadAsync(http));
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n", "cannot be read")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "broke off after 3 of 10 bytes")]
    public async Task Read_AServerThatBreaksOff_IsUnavailable(string beginning, string words)
    {
        await using var server = new ScriptedServer(async talk =>
        {
            await talk.HearAsync();
            await talk.SayAsync(beginning);
        });
        using var http = Open(server.Root);
        var e = await Assert.ThrowsAsync<StorageException>(() => ReadAsync(http));
        Assert.Equal(StorageError.Unavailable, e.Error);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TryOpen_NobodyListens_IsLeftToTheGeneralWay()
    {
        var server = ScriptedServer.Always(_ => "");
        using var http = Open(server.Root);
        await server.DisposeAsync();
        Assert.Null(await ReadAsync(http));
    }

    /// <summary>A body for each target, of 0 to 40,000 bytes.</summary>
    private static string BodyOf(string request)
    {
        var number = int.Parse(request.Split(' ').First(word => word.Contains('/', StringComparison.Ordinal)).Split('/')[^1].Split('.')[0]);
        return Text(number * 977 % 40_000, number);
    }
}
