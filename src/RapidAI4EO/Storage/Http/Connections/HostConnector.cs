using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RapidAI4EO.Storage.Http.Connections;

/// <summary>
/// Connects to the first of a host's addresses that answers, and remembers it. One that is silent does not hold up the others: the next
/// is tried beside it a moment later, in the manner of RFC 8305, so that all share the time that a connection has.
/// </summary>
/// <param name="resolve">Finds a host's addresses.</param>
/// <param name="connect">Connects to one.</param>
internal sealed class HostConnector(
    Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPEndPoint, CancellationToken, Task<Socket>> connect)
{
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<(string Host, int Port), IPAddress> _good = new();

    public HostConnector()
        : this(Dns.GetHostAddressesAsync)
    {
    }

    public HostConnector(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
        : this(resolve, ConnectAsync)
    {
    }

    /// <exception cref="SocketException">The host is not known, or none of its addresses takes a connection.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken token)
    {
        var addresses = await AddressesAsync(host, port, token).ConfigureAwait(false);
        try
        {
            var (address, socket) = await RaceAsync(addresses, port, token).ConfigureAwait(false);
            _good[(host, port)] = address;
            return socket;
        }
        catch
        {
            _good.TryRemove((host, port), out _);
            throw;
        }
    }

    /// <summary>The address to connect to, for those who do it themselves: the only one, one that is known to answer, or the first that does.</summary>
    /// <exception cref="SocketException">As above.</exception>
    public async Task<IPAddress> FindAsync(string host, int port, CancellationToken token)
    {
        if (_good.TryGetValue((host, port), out var good)) return good;
        var addresses = await AddressesAsync(host, port, token).ConfigureAwait(false);
        if (addresses is [var only]) return only;
        using var socket = await ConnectAsync(host, port, token).ConfigureAwait(false);
        return _good.TryGetValue((host, port), out good) ? good : addresses[0];
    }

    /// <summary>An address does not answer any more.</summary>
    public void Forget(string host, int port) => _good.TryRemove((host, port), out _);

    private static async Task<Socket> ConnectAsync(IPEndPoint place, CancellationToken token)
    {
        var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(place, token).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task DropAsync(Task<Socket> loser)
    {
        try
        {
            (await loser.ConfigureAwait(false)).Dispose();
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It lost.
        }
    }

    private async Task<IPAddress[]> AddressesAsync(string host, int port, CancellationToken token)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, token).ConfigureAwait(false);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        return _good.TryGetValue((host, port), out var good) ? [good, .. addresses.Where(address => !address.Equals(good))] : addresses;
    }

    private async Task<(IPAddress Address, Socket Socket)> RaceAsync(IPAddress[] addresses, int port, CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var racing = new Dictionary<Task<Socket>, IPAddress>();
        try
        {
            for (var next = 0; ;)
            {
                if (next < addresses.Length) racing.Add(connect(new IPEndPoint(addresses[next], port), stop.Token), addresses[next++]);
                var headStart = Task.Delay(next < addresses.Length ? HeadStart : Timeout.InfiniteTimeSpan, stop.Token);
                var first = await Task.WhenAny([.. racing.Keys, headStart]).ConfigureAwait(false);
                if (first is not Task<Socket> done)
                {
                    token.ThrowIfCancellationRequested();
                    continue;
                }

                racing.Remove(done, out var address);
                if (done.IsCompletedSuccessfully) return (address!, done.Result);

                // The last one's reason is as good as any.
                if (next == addresses.Length && racing.Count == 0) await done.ConfigureAwait(false);
                token.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (var loser in racing.Keys) _ = DropAsync(loser);
        }
    }
}
