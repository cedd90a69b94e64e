using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Connections;

/// <summary>
/// Keeps a stranger's links away from this machine and the networks that it alone reaches, unless what the user named lies there itself. It
/// looks at the addresses that are connected to, since any name may stand for any of them.
/// </summary>
/// <param name="resolve">Finds a host's addresses.</param>
internal sealed class AddressGuard(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>What was named, with the addresses that it had then: a stranger's name could be another's the next time.</summary>
    private readonly ConcurrentDictionary<string, Lazy<Task<IPAddress[]>>> _named = new(StringComparer.OrdinalIgnoreCase);

    public AddressGuard()
        : this(Dns.GetHostAddressesAsync)
    {
    }

    /// <summary>The user named this address, so links may lead to where it is.</summary>
    public void Name(Uri url) => _named.TryAdd(url.IdnHost, new(() => AddressesAsync(url.IdnHost, CancellationToken.None)));

    /// <summary>Looks at a URL that says the address itself; others are looked at when they are resolved.</summary>
    /// <exception cref="StorageException">It must not be asked.</exception>
    public async Task CheckAsync(Uri url, CancellationToken token)
    {
        if (IPAddress.TryParse(url.IdnHost, out _) || IsLocalName(url.IdnHost)) await ResolveAsync(url.IdnHost, token).ConfigureAwait(false);
    }

    /// <summary>The addresses of a host that may be connected to.</summary>
    /// <exception cref="StorageException">There are none.</exception>
    /// <exception cref="SocketException">The host is not known.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken token)
    {
        if (_named.TryGetValue(host, out var named)) return await named.Value.WaitAsync(token).ConfigureAwait(false);
        var all = await AddressesAsync(host, token).ConfigureAwait(false);
        var allowed = new List<IPAddress>();
        foreach (var address in all)
        {
            if (await IsAllowedAsync(AddressKinds.Of(address)).ConfigureAwait(false)) allowed.Add(address);
        }

        return allowed.Count > 0 || all.Length == 0 ? [.. allowed] : throw new StorageException(
            StorageError.Refused, $"{host} is {all[0]}, on this machine or its own network, and a catalog from elsewhere leads there. Allow it with --allow-private if that is meant.");
    }

    /// <summary>RFC 6761, 6.3: it never leaves the machine, whoever resolves it.</summary>
    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private async Task<bool> IsAllowedAsync(AddressKind kind)
    {
        if (kind == AddressKind.Public) return true;
        foreach (var named in _named.Values)
        {
            var there = await KindsAsync(named.Value).ConfigureAwait(false);

            // Who stands on this machine is within its house.
            if (there.Contains(kind) || (kind == AddressKind.PrivateUse && there.Contains(AddressKind.Loopback))) return true;
        }

        return false;
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken token)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        return IsLocalName(host) ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : await resolve(host, token).ConfigureAwait(false);
    }

    /// <summary>Where something named lies; nowhere special where one of its addresses is public, as a stranger may add any to them.</summary>
    private static async Task<AddressKind[]> KindsAsync(Task<IPAddress[]> named)
    {
        try
        {
            AddressKind[] kinds = [.. (await named.ConfigureAwait(false)).Select(AddressKinds.Of)];
            return kinds.Contains(AddressKind.Public) ? [] : kinds;
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return [];
        }
    }
}
