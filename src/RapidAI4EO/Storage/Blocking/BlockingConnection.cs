using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace RapidAI4EO.Storage.Blocking;

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

    /// <summary>Whether anything lies here that nobody asked for, or the server has said good-bye: not to be asked again.</summary>
    public bool IsDirty => _start != _end || _socket.Available > 0;

    /// <summary>Connects to the first address of the host that answers.</summary>
    /// <returns>Null where none does: others explain why.</returns>
    public static BlockingConnection? TryOpen(Uri root, HttpStoreOptions options)
    {
        try
        {
            foreach (var address in Dns.GetHostAddresses(root.IdnHost))
            {
                if (TryOpen(root, address, options) is { } connection) return connection;
            }
        }
        catch (SocketException)
        {
            // The name is not known.
        }

        return null;
    }

    public void Send(ReadOnlySpan<byte> request) => _stream.Write(request);

    /// <summary>Waits for the head of an answer.</summary>
    /// <returns>All before the empty line; empty where the connection ended or what came is no head.</returns>
    public ReadOnlySpan<byte> ReadHead()
    {
        _start = _end = 0;
        while (_end < BufferSize)
        {
            var read = _stream.Read(_buffer, _end, BufferSize - _end);
            if (read == 0) return default;
            var from = Math.Max(0, _end - 3);
            _end += read;
            var end = _buffer.AsSpan(from, _end - from).IndexOf("\r\n\r\n"u8);
            if (end < 0) continue;
            _start = from + end + 4;
            return _buffer.AsSpan(0, from + end);
        }

        return default;
    }

    /// <summary>Reads on, first what came with the head.</summary>
    public int Read(Span<byte> buffer)
    {
        if (_start == _end) return _stream.Read(buffer);
        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Reads a body away that nobody wants.</summary>
    /// <returns>False where a new connection costs less.</returns>
    public bool TryDrain(long length)
    {
        if (length > BufferSize) return false;
        Span<byte> waste = stackalloc byte[1024];
        while (length > 0)
        {
            var read = Read(waste[..(int)Math.Min(waste.Length, length)]);
            if (read == 0) return false;
            length -= read;
        }

        return true;
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

    private static BlockingConnection? TryOpen(Uri root, IPAddress address, HttpStoreOptions options)
    {
        // Asynchronous calls would switch the socket to non-blocking for good; a connect takes the time-out of sending.
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = Milliseconds(options.ConnectTimeout),
            ReceiveTimeout = Milliseconds(options.ConnectTimeout),
        };
        try
        {
            socket.Connect(address, root.Port);
            Stream stream = new NetworkStream(socket);
            if (root.Scheme == Uri.UriSchemeHttps) stream = Secure(stream, root.IdnHost);
            socket.ReceiveTimeout = socket.SendTimeout = Milliseconds(options.IdleTimeout);
            return new BlockingConnection(socket, stream, options.TimeProvider.GetTimestamp());
        }
        catch (Exception e) when (e is SocketException or IOException or System.Security.Authentication.AuthenticationException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static SslStream Secure(Stream stream, string host)
    {
        var secure = new SslStream(stream);
        secure.AuthenticateAsClient(host);
        return secure;
    }

    private static int Milliseconds(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? 0 : (int)Math.Clamp(time.TotalMilliseconds, 1, int.MaxValue);
}
