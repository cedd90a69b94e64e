using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace RapidAI4EO.Server.Load;

/// <summary>Who asks, where clients have shares: an IPv4 address, or the /64 network of an IPv6 address, since one host has all of that.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    public static IPAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <param name="address">Null where there is none, as on a Unix socket.</param>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
