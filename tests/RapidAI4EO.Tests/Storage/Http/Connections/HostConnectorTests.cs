using System.Net;
using System.Net.Sockets;
using RapidAI4EO.Storage.Http.Connections;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.Connections;

public sealed class HostConnectorTests
{
    private readonly List<IPAddress> _asked = [];
    private IPAddress? _live;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IPAddress[] Eight { get; } = [.. Enumerable.Range(1, 8).Select(i => IPAddress.Parse($"192.0.2.{i}"))];

    [Fact]
    public async Task ConnectAsync_SevenSilentAddresses_FindsTheEighthAndRemembersIt()
    {
        _live = Eight[7];
        var connector = Connector(silent: true);
        using (await connector.ConnectAsync("storage.example", 443, Token))
        {
            Assert.Equal(Eight, _asked);
        }

        _asked.Clear();
        Assert.Equal(_live, await connector.FindAsync("storage.example", 443, Token));
        Assert.Empty(_asked);
        using (await connector.ConnectAsync("storage.example", 443, Token))
        {
            Assert.Equal([_live], _asked);
        }

        // One that does not answer any more is not insisted on.
        _live = Eight[0];
        _asked.Clear();
        using (await connector.ConnectAsync("storage.example", 443, Token))
        {
            Assert.Equal([Eight[7], Eight[0]], _asked);
        }
    }

    [Fact]
    public async Task FindAsync_AHostOfSeveralAddresses_IsTheOneThatAnswers()
    {
        _live = Eight[2];
        Assert.Equal(_live, await Connector(silent: false).FindAsync("storage.example", 80, Token));
        Assert.Equal(Eight[..3], _asked);
        Assert.Equal(IPAddress.Loopback, await Connector(silent: true).FindAsync("127.0.0.1", 80, Token));
    }

    [Fact]
    public async Task ConnectAsync_AllRefuse_SaysSoAtOnce()
    {
        var e = await Assert.ThrowsAsync<SocketException>(() => Connector(silent: false).ConnectAsync("storage.example", 80, Token));
        Assert.Equal(SocketError.ConnectionRefused, e.SocketErrorCode);
        Assert.Equal(Eight, _asked);
    }

    [Fact]
    public async Task ConnectAsync_AllSilent_EndsWithItsToken()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(0.6));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connector(silent: true).ConnectAsync("storage.example", 80, patience.Token));
    }

    private HostConnector Connector(bool silent) => new(
        (_, _) => Task.FromResult(Eight),
        async (place, token) =>
        {
            lock (_asked) _asked.Add(place.Address);
            if (place.Address.Equals(_live)) return new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (!silent) throw new SocketException((int)SocketError.ConnectionRefused);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("Nobody waits so long.");
        });
}
