namespace RapidAI4EO.Storage.Addresses;

/// <summary>The container of Azure Blob Storage that a root lies in.</summary>
/// <param name="Url">Its address, without a slash at the end.</param>
/// <param name="Prefix">What stands before every key there, as Azure spells it: not percent-encoded, with its slash, or empty.</param>
internal sealed record AzureContainer(string Url, string Prefix)
{
    // The public cloud, those of governments and of China, and the accounts with a zone in their name.
    private static readonly string[] HostEnds =
    [
        ".blob.core.windows.net",
        ".blob.core.usgovcloudapi.net",
        ".blob.core.chinacloudapi.cn",
        ".blob.core.cloudapi.de",
        ".blob.storage.azure.net",
    ];

    public static bool IsHost(string host) => Array.Exists(HostEnds, end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <param name="address">A root's address: plain, and with a slash at its end.</param>
    /// <param name="accountFirst">The account is the path's first name, as emulators have it, and not the host's.</param>
    /// <returns>Null where the address names no container.</returns>
    public static AzureContainer? Of(string address, bool accountFirst)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = EndOfName(address, EndOfHost(address, start));
        if (end > 0 && accountFirst) end = EndOfName(address, end);
        return end < 0 ? null : new AzureContainer(address[..end], Uri.UnescapeDataString(address[(end + 1)..]));
    }

    private static int EndOfHost(string address, int start) => address.IndexOf('/', start);

    /// <returns>Where the name behind the slash at <paramref name="slash"/> ends; less than 0 where there is none.</returns>
    private static int EndOfName(string address, int slash)
    {
        var end = address.IndexOf('/', slash + 1);
        return end > slash + 1 ? end : -1;
    }
}
