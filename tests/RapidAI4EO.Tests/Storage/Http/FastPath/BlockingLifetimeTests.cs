using System.Net;
using System.Net.Sockets;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

/// <summary>Places and connections come back, and threads that wait are woken, whatever ends first.</summary>
public sealed class BlockingLifetimeTests : BlockingFixture
{
    private static readonly HttpStoreOptions One = new() { MaxConnections = 1, IdleTimeout = Timeout.InfiniteTimeSpan };

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")]
    [InlineData("HTTP/1.1 404 No\r\nContent-Length: 10\r\n\r\nabc")]
    public async Task Read_CancelledWhileTheServerIsSilent_EndsAndThePlaceComesBack(string beginning)
    {
        using var cancel = new CancellationTokenSource();
        var talks = 0;
        await using var server = new ScriptedServer(async talk =>
        {
            // Counted at its beginning: the next may begin before this one has done with its cancellation.
            var isFirst = Interlocked.Increment(ref talks) == 1;
            await talk.HearAsync();
            await talk.SayAsync(isFirst ? beginning : Ok("whole"));
            if (isFirst) await cancel.CancelAsync();
            await talk.BeSilentAsync();
        });
        using var http = Open(server.Root, One);
        var e = await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(http, token: cancel.Token));

        // A server that has said no may be quicker than the cancellation.
        Assert.True(e is OperationCanceledException or StorageException { Error: StorageError.NotFound }, e.ToString());
        Assert.Equal("whole", await ReadAsync(http));
    }

    [Fact]
    public async Task TryOpen_CancelledWhileAllPlacesAreTaken_Ends()
    {
        await using var server = ScriptedServer.Always(_ => Ok("body"));
        using var http = Open(server.Root, One);
        var first = http.TryOpen(Key, Token)!;
        using var cancel = new CancellationTokenSource();
        var second = ReadAsync(http, token: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal("body", ReadAll(first, Token));
        await first.DisposeAsync();
        Assert.Equal("body", await ReadAsync(http));
    }

    [Fact]
    public async Task TryOpen_CancelledBefore_AsksNobody()
    {
        await using var server = ScriptedServer.Always(_ => Ok("body"));
        using var http = Open(server.Root, One);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(http, token: new CancellationToken(true)));
        Assert.Empty(server.Requests);
        Assert.Equal("body", await ReadAsync(http));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TryOpen_AServerThatTakesNoConnection_IsGivenUp(bool isCancelled)
    {
        // A full queue of connections drops what else comes, as a silent firewall does.
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start(1);
        var crowd = Enumerable.Range(0, 8).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToArray();
        foreach (var socket in crowd) _ = socket.ConnectAsync(deaf.LocalEndpoint, Token).AsTask().ContinueWith(t => t.Exception, TaskScheduler.Default);
        while (crowd.Count(socket => socket.Connected) < 2) await Task.Delay(10, Token);
        var root = RootAddress.Parse($"http://{deaf.LocalEndpoint}/");
        using var cancel = new CancellationTokenSource();
        using var http = Open(root, One with { ConnectTimeout = isCancelled ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(0.2) });
        var waiting = ReadAsync(http, token: cancel.Token);
        if (isCancelled)
        {
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        else
        {
            var e = await Assert.ThrowsAsync<StorageException>(() => waiting);
            Assert.Contains("no connection within 0.2 s", e.Message, StringComparison.Ordinal);
        }

        foreach (var socket in crowd) socket.Dispose();
    }

    [Fact]
    public async Task Dispose_WithOpenBodies_LetsThemEndAndClosesAllConnections()
    {
        await using var server = ScriptedServer.Always(_ => Ok("body"));
        var http = Open(server.Root);
        Assert.Equal("body", await ReadAsync(http));
        var read = http.TryOpen(Key, Token)!;
        var unread = http.TryOpen(Key, Token)!;
        http.Dispose();
        Assert.Equal("body", ReadAll(read, Token));
        await read.DisposeAsync();
        await unread.DisposeAsync();
        Assert.Null(http.TryOpen(Key, Token));
        Assert.Equal(2, server.Connections);
        await server.TalksAsync();
        http.Dispose();
    }

    [Fact]
    public async Task Dispose_OfABodyTwice_GivesItsConnectionBackOnce()
    {
        await using var server = ScriptedServer.Always(_ => Ok("body"));
        using var http = Open(server.Root);
        var content = http.TryOpen(Key, Token)!;
        Assert.Equal("body", ReadAll(content, Token));
        await content.DisposeAsync();
        await content.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => content.Stream.ReadAsync(new byte[1], Token).AsTask());
        var first = http.TryOpen(Key, Token)!;
        var second = http.TryOpen(Key, Token)!;
        Assert.Equal(2, server.Connections);
        Assert.Equal("body", ReadAll(second, Token));
        Assert.Equal("body", ReadAll(first, Token));
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Dispose_OfABodyHalfRead_DoesNotGiveItsRestToTheNext()
    {
        await using var server = ScriptedServer.Always(_ => Ok(Text(100_000, 1)));
        using var http = Open(server.Root, One);
        for (var i = 0; i < 3; i++)
        {
            var content = http.TryOpen(Key, Token)!;
            Assert.True(await content.Stream.ReadAsync(new byte[100], Token) > 0);
            await content.DisposeAsync();
        }

        Assert.Equal(Text(100_000, 1), await ReadAsync(http));
        Assert.Equal(4, server.Connections);
    }
}
