using System.Collections.Concurrent;
using System.Text;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.FastPath;

/// <summary>
/// Reads objects from a web server in threads that do nothing else. Many small files spend more time in an asynchronous client's
/// bookkeeping than in the network: this does with 0.6 of the processor time of the general way.
/// </summary>
/// <remarks>
/// It knows one kind of answer, and that well: HTTP/1.1 with a length, the body as it is. Whatever else comes (no connection, a
/// redirect, chunks, an encoding, a proxy in between) is left to the general way, which knows all and explains faults; a server
/// that answers so once is not asked in this way again. A refusal is a refusal in whatever form; what one says is not read. docs/decisions/0006 has the figures.
/// </remarks>
internal sealed class BlockingHttp : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // Balancers forget a silent connection after some minutes, and then swallow what is sent on it.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly RootAddress _root;
    private readonly HttpStoreOptions _options;
    private readonly Uri _url;
    private readonly HostConnector _connector;
    private readonly string _headers;
    private readonly ConcurrentStack<BlockingConnection> _idle = new();
    private readonly SemaphoreSlim _places; // Never disposed of: bodies that outlive the store still give their places back.
    private volatile bool _isOff;

    /// <param name="root">A root on the web.</param>
    /// <param name="options">How to speak with it.</param>
    /// <param name="headers">Name and value of what every request has besides its host.</param>
    /// <param name="connector">Knows which addresses of the host answer.</param>
    public BlockingHttp(RootAddress root, HttpStoreOptions options, IEnumerable<(string Name, string Value)> headers, HostConnector connector)
    {
        _connector = connector;
        _root = root;
        _options = options;
        _url = root.RequestUri("");
        _places = new SemaphoreSlim(options.MaxConnections);
        _headers = string.Concat(headers.Prepend(("Host", HostOf(_url))).Select(header => $"{header.Item1}: {header.Item2}\r\n"));

        // The system's time-outs follow no clock but the system's.
        _isOff = options.TimeProvider != TimeProvider.System || IsBehindProxy(_url);
    }

    /// <summary>Opens an object; waits in the calling thread, as reading it will.</summary>
    /// <returns>Null where it is to be opened in the general way.</returns>
    /// <exception cref="StorageException">The server refused, fell silent or broke off.</exception>
    public ObjectContent? TryOpen(string key, CancellationToken token)
    {
        if (_isOff) return null;
        ObjectKey.Validate(key);
        _places.Wait(token);
        ObjectContent? content = null;
        try
        {
            content = TryOpenHere(key, token);
            return content;
        }
        finally
        {
            // The content's disposal gives the place back.
            if (content is null) _places.Release();
        }
    }

    public void Dispose() => TurnOff();

    /// <summary>A body has been read, or given up.</summary>
    public void GiveBack(BlockingConnection connection, bool canGoOn)
    {
        Keep(connection, canGoOn);
        _places.Release();
    }

    public StorageException Silence(string address) => HttpFaults.Silence(address, _options.IdleTimeout);

    private static bool IsBehindProxy(Uri url) => !EnvironmentProxy.Default.IsBypassed(url) && EnvironmentProxy.Default.GetProxy(url) is not null;

    /// <summary>As in the general way: no port where it is the usual one, and names in the alphabet of DNS.</summary>
    private static string HostOf(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost}]" : url.IdnHost;
        return url.IsDefaultPort ? host : $"{host}:{url.Port}";
    }

    private ObjectContent? TryOpenHere(string key, CancellationToken token)
    {
        var request = Encoding.ASCII.GetBytes($"GET {_root.RequestUri(key).PathAndQuery} HTTP/1.1\r\n{_headers}\r\n");

        // A connection that lay idle may have been closed by the server meanwhile, which is no fault of anyone's.
        if (TakeIdle() is { } idle && Ask(idle, key, request, isFresh: false, token) is { IsStale: false } answer) return answer.Result();
        if (_isOff || BlockingConnection.TryOpen(_url, _root.Address + key, _options, _connector, token) is not { } fresh) return null;
        return Ask(fresh, key, request, isFresh: true, token).Result();
    }

    private Answer Ask(BlockingConnection connection, string key, byte[] request, bool isFresh, CancellationToken token)
    {
        var answer = default(Answer);
        try
        {
            using var abort = token.UnsafeRegister(static c => ((BlockingConnection)c!).Abort(), connection);
            answer = Exchange(connection, key, request, isFresh, token);
            return answer;
        }
        finally
        {
            // Only now that nobody can abort it any more may others have it.
            if (!answer.KeepsConnection) connection.Dispose();
            else if (answer.Content is null) Keep(connection, canGoOn: !token.IsCancellationRequested);
        }
    }

    private Answer Exchange(BlockingConnection connection, string key, byte[] request, bool isFresh, CancellationToken token)
    {
        var address = _root.Address + key;
        try
        {
            connection.Send(request);
            var isAnswered = connection.TryReadHead(out var head);
            token.ThrowIfCancellationRequested();
            if (isAnswered) return Read(connection, key, head, token);
            return isFresh ? throw HttpFaults.FromTransport(address, new IOException("The connection ended before an answer.")) : Answer.Stale;
        }
        catch (IOException e)
        {
            token.ThrowIfCancellationRequested();
            if (BlockingConnection.IsTimeOut(e)) throw Silence(address);
            return isFresh ? throw HttpFaults.FromTransport(address, e) : Answer.Stale;
        }
    }

    private Answer Read(BlockingConnection connection, string key, ReadOnlySpan<byte> bytes, CancellationToken token)
    {
        var address = _root.Address + key;
        var isHead = ResponseHead.TryParse(bytes, out var head);
        if (isHead && head.Status >= 400) return Refusal(connection, head, address);
        if (!isHead || head.Status != 200 || head.IsUnusual || head.Length < 0)
        {
            TurnOff();
            return default;
        }

        var info = new ObjectInfo(key, head.Length) { ETag = head.ETag, ContentMd5 = head.Md5, LastModified = head.LastModified };
        return new Answer(new ObjectContent(info, new BlockingBody(this, connection, address, head.Length, head.ClosesConnection, token)), null, true);
    }

    /// <summary>Millions of files may be missing: the connection lives on where that is cheap.</summary>
    private Answer Refusal(BlockingConnection connection, in ResponseHead head, string address)
    {
        using var message = head.ToMessage();
        var fault = HttpFaults.FromStatus(address, message, _root.SasExpiry, _options.TimeProvider);
        var goesOn = !head.ClosesConnection && !head.IsUnusual && head.Length >= 0 && connection.TryDrain(head.Length);
        return new Answer(null, fault, goesOn);
    }

    private BlockingConnection? TakeIdle()
    {
        while (_idle.TryPop(out var connection))
        {
            if (!connection.IsDirty && IsYoung(connection)) return connection;
            connection.Dispose();
        }

        return null;
    }

    private bool IsYoung(BlockingConnection connection) =>
        _options.TimeProvider.GetElapsedTime(connection.Opened) < Lifetime && _options.TimeProvider.GetElapsedTime(connection.IdleSince) < LongestRest;

    private void Keep(BlockingConnection connection, bool canGoOn)
    {
        if (!canGoOn)
        {
            connection.Dispose();
            return;
        }

        connection.IdleSince = _options.TimeProvider.GetTimestamp();
        _idle.Push(connection);
        if (_isOff) TurnOff(); // Perhaps in between: then nobody else will look.
    }

    private void TurnOff()
    {
        _isOff = true;
        while (_idle.TryPop(out var connection)) connection.Dispose();
    }

    /// <summary>What became of a question.</summary>
    /// <param name="Content">The object; its disposal gives the connection back.</param>
    /// <param name="Refusal">The server's no.</param>
    /// <param name="KeepsConnection">Whether the connection is needed for the content or, where there is none, can be asked again.</param>
    private readonly record struct Answer(ObjectContent? Content, StorageException? Refusal, bool KeepsConnection)
    {
        public static Answer Stale => new() { IsStale = true };

        /// <summary>The connection was closed before it was asked.</summary>
        public bool IsStale { get; private init; }

        public ObjectContent? Result() => Refusal is null ? Content : throw Refusal;
    }
}
