using System.Net;
using System.Net.Sockets;

namespace RapidAI4EO.Storage.Http.Connections;

/// <summary>Tells the kinds of addresses, after IANA's registries of special ones.</summary>
internal static class AddressKinds
{
    /// <summary>The prefix by which networks without IPv4 reach it (RFC 6052); the last four bytes are the address meant.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private static readonly (IPNetwork Network, AddressKind Kind)[] Special =
    [
        (IPNetwork.Parse("127.0.0.0/8"), AddressKind.Loopback),

        // Connecting to it is connecting to oneself.
        (IPNetwork.Parse("0.0.0.0/8"), AddressKind.Loopback),
        (IPNetwork.Parse("::/127"), AddressKind.Loopback),
        (IPNetwork.Parse("169.254.0.0/16"), AddressKind.LinkLocal),
        (IPNetwork.Parse("fe80::/10"), AddressKind.LinkLocal),
        (IPNetwork.Parse("10.0.0.0/8"), AddressKind.PrivateUse),
        (IPNetwork.Parse("100.64.0.0/10"), AddressKind.PrivateUse),
        (IPNetwork.Parse("172.16.0.0/12"), AddressKind.PrivateUse),
        (IPNetwork.Parse("192.168.0.0/16"), AddressKind.PrivateUse),
        (IPNetwork.Parse("fc00::/7"), AddressKind.PrivateUse),
    ];

    public static AddressKind Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        else if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address)) address = new IPAddress(address.GetAddressBytes()[12..]);
        foreach (var (network, kind) in Special)
        {
            if (network.Contains(address)) return kind;
        }

        return AddressKind.Public;
    }
}
