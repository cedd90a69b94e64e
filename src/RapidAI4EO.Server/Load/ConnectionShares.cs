using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Load;

/// <summary>Closes connections beyond the share of their address, so that one cannot take all there are. A proxy that is trusted brings many clients and has no share.</summary>
internal sealed class ConnectionShares(ApiOptions options)
{
    private readonly ConcurrentDictionary<IPAddress, int> _open = [];

    public ConnectionDelegate Use(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (options.TrustForwarded && address is not null && options.Proxies.Any(proxy => proxy.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)))
        {
            await next(connection).ConfigureAwait(false);
            return;
        }

        var client = ClientAddress.Of(address);
        try
        {
            if (_open.AddOrUpdate(client, 1, (_, open) => open + 1) <= options.Limits.ConnectionsOfOne) await next(connection).ConfigureAwait(false);
            else connection.Abort();
        }
        finally
        {
            if (_open.AddOrUpdate(client, 0, (_, open) => open - 1) == 0) _open.TryRemove(new KeyValuePair<IPAddress, int>(client, 0));
        }
    }
}
