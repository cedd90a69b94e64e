using System.Globalization;
using System.Net;

namespace RapidAI4EO.Storage.Http.Connections;

/// <summary>
/// What NO_PROXY lists, read as curl and Python read it: <c>*</c> for all, a domain with or without a dot before it for itself and all
/// below, an address, a network (<c>10.0.0.0/8</c>), each with a port or without.
/// </summary>
internal sealed class NoProxyList
{
    private readonly List<Entry> _entries = [];

    /// <param name="text">Entries with commas or spaces between them; null for none.</param>
    public NoProxyList(string? text)
    {
        foreach (var entry in (text ?? "").Split([',', ' ', '\t', '\r', '\n', ';'], StringSplitOptions.RemoveEmptyEntries)) _entries.Add(Parse(entry));
    }

    /// <summary>Whether the address is asked without a proxy.</summary>
    public bool Contains(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        var address = IPAddress.TryParse(host, out var parsed) ? Plain(parsed) : null;
        return _entries.Exists(entry => (entry.Port is null || entry.Port == url.Port) && entry.Matches(host, address));
    }

    private static Entry Parse(string text)
    {
        var (host, port) = SplitPort(text);
        if (host == "*") return new Entry("", null, port);
        var name = host.Trim('[', ']');
        if (IPNetwork.TryParse(name, out var network)) return new Entry(name, network, port);
        if (IPAddress.TryParse(name, out var address) && IsWhole(name))
        {
            address = Plain(address);
            return new Entry(name, new IPNetwork(address, address.GetAddressBytes().Length * 8), port);
        }

        if (TryParseNetwork(name) is { } loose) return new Entry(name, loose, port);
        return new Entry(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..].Trim('.') : name.Trim('.'), null, port, IsName: true);
    }

    /// <summary>Networks may be given by any address in them (<c>10.1.2.3/8</c>), which the framework refuses.</summary>
    private static IPNetwork? TryParseNetwork(string text)
    {
        if (text.Split('/') is not [var first, var bits] || !IPAddress.TryParse(first, out var address)) return null;
        var bytes = address.GetAddressBytes();
        if (!int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > bytes.Length * 8) return null;
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), length);
    }

    /// <summary>The framework takes <c>1</c> for an address as well.</summary>
    private static bool IsWhole(string text) => text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3;

    private static (string Host, int? Port) SplitPort(string text)
    {
        var colon = text.LastIndexOf(':');
        var isPort = colon >= 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || (colon > 0 && text[colon - 1] == ']'));
        return isPort && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (text[..colon], port) : (text, null);
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <param name="Name">A domain; empty for all hosts.</param>
    /// <param name="Network">Addresses; null for a domain.</param>
    /// <param name="Port">The only one that is meant; null for all.</param>
    /// <param name="IsName">Whether it is a domain.</param>
    private sealed record Entry(string Name, IPNetwork? Network, int? Port, bool IsName = false)
    {
        public bool Matches(string host, IPAddress? address)
        {
            if (Network is { } network) return address is not null && network.Contains(address);
            if (!IsName) return true;
            return Name.Length > 0 && host.EndsWith(Name, StringComparison.OrdinalIgnoreCase)
                && (host.Length == Name.Length || host[host.Length - Name.Length - 1] == '.');
        }
    }
}
