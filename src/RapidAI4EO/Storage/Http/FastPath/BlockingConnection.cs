using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.FastPath;

/// <summary>A connection to a web server on which one thread at a time waits in the system's own calls.</summary>
internal sealed class BlockingConnection : IDisposable
{
    // Heads are below 1 kB; what comes with one is the body's beginning.
    private const int BufferSize = 16 << 10;

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly Socket _socket;
    private readonly Stream _stream;
    private int _start;
    private int _end;

    private BlockingConnection(Socket socket, Stream stream, long opened) => (_socket, _stream, Opened) = (socket, stream, opened);

    /// <summary>The time stamp of its opening.</summary>
    public long Opened { get; }

    /// <summary>The time stamp since which nobody has used it.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether anything lies here that nobody asked for, or the server has hung up: not to be asked again.</summary>
    public bool IsDirty
    {
        get
        {
            try
            {
                // The end of a connection can be read too, as no bytes.
                return _start != _end || _socket.Poll(0, SelectMode.SelectRead);
            }
            catch (SocketException)
            {
                return true;
            }
        }
    }

    /// <summary>Connects to an address of the host that answers. All that this takes shares one time-out.</summary>
    /// <param name="root">Where to.</param>
    /// <param name="address">What for, for messages.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="connector">Knows which addresses of the host answer.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Null where there is no connection to be had: others explain why.</returns>
    /// <exception cref="StorageException">None came about in time.</exception>
    public static BlockingConnection? TryOpen(Uri root, string address, HttpStoreOptions options, HostConnector connector, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(options.ConnectTimeout);
        try
        {
            var place = connector.FindAsync(root.IdnHost, root.Port, patience.Token).GetAwaiter().GetResult();
            if (TryOpen(root, place, options, patience.Token) is { } connection) return connection;
            connector.Forget(root.IdnHost, root.Port);
        }
        catch (SocketException)
        {
            // The name is not known, or nobody answers.
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Explained below.
        }

        token.ThrowIfCancellationRequested();
        return patience.IsCancellationRequested ? throw HttpFaults.NoConnection(address, options.ConnectTimeout, null) : null;
    }

    public void Send(ReadOnlySpan<byte> request) => _stream.Write(request);

    /// <summary>Waits for the head of an answer.</summary>
    /// <param name="head">All before the empty line; empty where what comes is too long to be a head.</param>
    /// <returns>False where the connection ended before.</returns>
    public bool TryReadHead(out ReadOnlySpan<byte> head)
    {
        head = default;
        _start = _end = 0;
        while (_end < BufferSize)
        {
            var read = _stream.Read(_buffer, _end, BufferSize - _end);
            if (read == 0) return false;
            var from = Math.Max(0, _end - 2);
            _end += read;
            var (length, body) = FindEmptyLine(_buffer.AsSpan(0, _end), from);
            if (length < 0) continue;
            _start = body;
            head = _buffer.AsSpan(0, length);
            return true;
        }

        return true;
    }

    /// <summary>Reads on, first what came with the head.</summary>
    public int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            if (buffer.Length >= BufferSize) return _stream.Read(buffer);

            // The end of a body: what follows it, and should not, is seen here even where TLS has taken it from the socket.
            _start = 0;
            _end = _stream.Read(_buffer);
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Reads a body away that nobody wants.</summary>
    /// <returns>False where a new connection costs less, or this one broke.</returns>
    public bool TryDrain(long length)
    {
        if (length > BufferSize) return false;
        Span<byte> waste = stackalloc byte[1024];
        try
        {
            while (length > 0)
            {
                var read = Read(waste[..(int)Math.Min(waste.Length, length)]);
                if (read == 0) return false;
                length -= read;
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static bool IsTimeOut(IOException e) => e.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock };

    /// <summary>Wakes the thread that waits here; to be called from another.</summary>
    public void Abort()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is over already.
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private static BlockingConnection? TryOpen(Uri root, IPAddress address, HttpStoreOptions options, CancellationToken patience)
    {
        // Asynchronous calls would switch the socket to non-blocking for good. Closing it from outside ends whatever waits in it.
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            Stream stream;
            using (patience.UnsafeRegister(static s => ((Socket)s!).Dispose(), socket))
            {
                socket.Connect(address, root.Port);
                stream = new NetworkStream(socket);
                if (root.Scheme == Uri.UriSchemeHttps) stream = Secure(stream, root.IdnHost);
                socket.ReceiveTimeout = socket.SendTimeout = Milliseconds(options.IdleTimeout);
            }

            // Patience that ended after the last call has closed it as well.
            if (!patience.IsCancellationRequested) return new BlockingConnection(socket, stream, options.TimeProvider.GetTimestamp());
            stream.Dispose();
            return null;
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or AuthenticationException)
        {
            socket?.Dispose();
            return null;
        }
    }

    private static SslStream Secure(Stream stream, string host)
    {
        var secure = new SslStream(stream);
        try
        {
            secure.AuthenticateAsClient(host);
            return secure;
        }
        catch
        {
            secure.Dispose();
            throw;
        }
    }

    /// <summary>Where the lines end and where the body begins; both negative where there is no empty line yet. Some servers end lines without a return.</summary>
    private static (int Length, int Body) FindEmptyLine(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; bytes[at..].IndexOf((byte)'\n') is >= 0 and var next; at++)
        {
            at += next;
            var rest = bytes[(at + 1)..];
            if (rest.StartsWith("\n"u8)) return (at, at + 2);
            if (rest.StartsWith("\r\n"u8)) return (at, at + 3);
        }

        return (-1, -1);
    }

    private static int Milliseconds(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? 0 : (int)Math.Clamp(time.TotalMilliseconds, 1, int.MaxValue);
}
