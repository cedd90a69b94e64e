using System.Net;
using System.Net.Sockets;

namespace RapidAI4EO.Tests.Faults;

/// <summary>
/// Stands between a client and a server on loopback and passes bytes on, but for connections that it breaks at random, the first in any
/// case: after some bytes of the answers it ends them or resets them.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    // Of so many connections one lives for ever; the others break after some bytes.
    private const int OneLivesOf = 4;
    private const int MostBytes = 60_000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new(); // Has no timer, so there is nothing to dispose of.
    private readonly Random _random;
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _accepted;
    private int _broken;

    public FaultProxy(int serverPort, int seed)
    {
        (_serverPort, _random) = (serverPort, new Random(seed));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections broken so far.</summary>
    public int Broken => _broken;

    /// <summary>From now on connections are left alone.</summary>
    public bool IsQuiet { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassOnAsync(await _listener.AcceptTcpClientAsync(_stop.Token), Life());
                _accepted++;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Bytes of answers that a connection lives for, and whether it is reset then.</summary>
    private (long Bytes, bool IsReset) Life() =>
        IsQuiet || (_random.Next(OneLivesOf) == 0 && _accepted > 0) ? (long.MaxValue, false) : (_random.Next(MostBytes), _random.Next(2) == 0);

    private async Task PassOnAsync(TcpClient client, (long Bytes, bool IsReset) life)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
                _ = client.GetStream().CopyToAsync(server.GetStream(), _stop.Token);
                await AnswerAsync(server.GetStream(), client, life);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task AnswerAsync(NetworkStream server, TcpClient client, (long Bytes, bool IsReset) life)
    {
        var buffer = new byte[4096];
        for (long left = life.Bytes; left > 0;)
        {
            var read = await server.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), _stop.Token);
            if (read == 0) return;
            await client.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            left -= read;
        }

        Interlocked.Increment(ref _broken);
        if (life.IsReset) client.Client.LingerState = new LingerOption(true, 0);
    }
}
