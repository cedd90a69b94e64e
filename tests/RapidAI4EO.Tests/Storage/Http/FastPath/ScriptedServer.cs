using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

/// <summary>A server on loopback whose every connection is led by a function: what it says, when, and when it hangs up.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Talk, Task> _talk;
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;
    private int _connections;

    public ScriptedServer(Func<Talk, Task> talk, IPAddress? address = null)
    {
        _talk = talk;
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The same answer to every request, as long as the client stays.</summary>
    public static ScriptedServer Always(Func<string, string> answer, IPAddress? address = null) => new(
        async talk =>
        {
            while (await talk.HearAsync() is { } request) await talk.SayAsync(answer(request));
        },
        address);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public RootAddress Root => RootAddress.Parse($"http://127.0.0.1:{Port}/corpus?sig=secret");

    public int Connections => _connections;

    /// <summary>Each request's head.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Ends when every connection that was led to its end is closed.</summary>
    public Task TalksAsync() => Task.WhenAll(_talks);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await TalksAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _talks.Add(TalkAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await _talk(new Talk(client.GetStream(), Requests, _stop.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
            }
        }
    }
}
