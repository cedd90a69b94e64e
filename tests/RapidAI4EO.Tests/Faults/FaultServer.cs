using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Tests.Faults;

/// <summary>
/// A web server on loopback that misbehaves to order: for each key a script of faults, one a request, and the truth after them.
/// It is written on sockets, since real servers take care not to do any of this.
/// </summary>
public sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new(); // Has no timer, so there is nothing to dispose of; tests may stop twice.
    private readonly ConcurrentDictionary<string, byte[]> _objects = new();
    private readonly ConcurrentDictionary<string, Script> _scripts = new();
    private readonly ConcurrentDictionary<string, int> _requests = new();
    private readonly Task _accepting;
    private int _underWay;

    public FaultServer()
    {
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Root = RootAddress.Parse($"http://127.0.0.1:{port}/corpus?sig=secret");
        _accepting = AcceptAsync();
    }

    public RootAddress Root { get; }

    public bool GivesMd5 { get; init; } = true;

    /// <summary>The headers of the last request.</summary>
    public string LastRequest { get; private set; } = "";

    /// <summary>Called before each answer with the key.</summary>
    public Func<string, Task>? BeforeAnswer { get; set; }

    /// <summary>Asked with the key and the number of requests that wait for an answer, this one included; null leaves it to the script.</summary>
    public Func<string, int, Fault?>? Judge { get; set; }

    public IReadOnlyDictionary<string, byte[]> Objects => _objects;

    public void Put(string key, byte[] content) => _objects[key] = content;

    /// <summary>The faults of the next requests for a key; the last is repeated for ever where <paramref name="forever"/>.</summary>
    public void Misbehave(string key, bool forever, params Fault[] faults) => _scripts[key] = new Script(faults, forever);

    /// <summary>From now on nothing but the truth.</summary>
    public void Behave()
    {
        _scripts.Clear();
        Judge = null;
    }

    public int RequestsFor(string key) => _requests.GetValueOrDefault(key);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                client.NoDelay = true;
                while (await ReadRequestAsync(client.GetStream()) is { } request && await AnswerAsync(client, request))
                {
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return LastRequest = request.ToString();
    }

    private async Task<bool> AnswerAsync(TcpClient client, string request)
    {
        var line = request.Split("\r\n")[0].Split(' ');
        var path = Uri.UnescapeDataString(line[1].Split('?')[0]);
        var isMoved = path.StartsWith("/moved/", StringComparison.Ordinal);
        var key = path[(path.IndexOf('/', 1) + 1)..];
        _requests.AddOrUpdate(key, 1, static (_, count) => count + 1);
        var verdict = await JudgeAsync(key);
        var fault = verdict ?? (isMoved || !_scripts.TryGetValue(key, out var script) ? Fault.None : script.Next());
        var answer = new FaultAnswer(_objects.GetValueOrDefault(key), GivesMd5, key, line[0] == "HEAD", Range(request));
        return await answer.SendAsync(client, fault, _stop.Token);
    }

    /// <summary>A request is under way until its answer begins: a client that has it may ask again before this server gets to count.</summary>
    private async Task<Fault?> JudgeAsync(string key)
    {
        var underWay = Interlocked.Increment(ref _underWay);
        try
        {
            var verdict = Judge?.Invoke(key, underWay);
            if (BeforeAnswer is { } before) await before(key);
            return verdict;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private static (long From, long To)? Range(string request)
    {
        const string Header = "Range: bytes=";
        var start = request.IndexOf(Header, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var range = request[(start + Header.Length)..].Split("\r\n")[0].Split('-');
        return (long.Parse(range[0]), long.Parse(range[1]));
    }

    private sealed class Script(Fault[] faults, bool forever)
    {
        private int _next;

        public Fault Next()
        {
            var index = Interlocked.Increment(ref _next) - 1;
            return index < faults.Length ? faults[index] : forever ? faults[^1] : Fault.None;
        }
    }
}
