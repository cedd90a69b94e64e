using RapidAI4EO.Corpus;

namespace RapidAI4EO.Storage.Addresses;

/// <summary>
/// Where a copy of the corpus lives: the address of a web server or container with the path in front of all keys, or a folder.
/// A query (a shared access signature) or a password in it is used for requests and appears nowhere else.
/// </summary>
/// <remarks>
/// A host of Azure Blob Storage, as in <c>https://account.blob.core.windows.net/container/path/</c>, is spoken to as such, and so
/// can list. An emulator, whose paths start with the account, is told by <c>azure+</c> before its URL:
/// <c>azure+http://127.0.0.1:10000/account/container/path/</c>. Addresses and hrefs are plain URLs in either case.
/// </remarks>
public sealed class RootAddress
{
    private const string AzureMark = "azure+";

    private readonly string _query = "";

    private RootAddress(string folder)
    {
        Folder = folder;
        Address = folder;
    }

    private RootAddress(string address, string query, string userInfo, AzureContainer? container)
    {
        Address = address;
        _query = query;
        UserInfo = userInfo;
        Container = container;
        SasExpiry = SasToken.ExpiryOf(query);
    }

    /// <summary>The absolute path of a local root; null for one on the web.</summary>
    public string? Folder { get; }

    /// <summary>The URL with a slash at its end and without query and password, or the folder.</summary>
    public string Address { get; }

    /// <summary>Whether requests carry a query, which may be a signature, or a password.</summary>
    public bool HasSecret => _query.Length > 0 || UserInfo.Length > 0;

    /// <summary>Where the root lies in Azure Blob Storage; null for one that does not.</summary>
    internal AzureContainer? Container { get; }

    /// <summary>When the query's signature ends; null where there is none or it does not say.</summary>
    internal DateTimeOffset? SasExpiry { get; }

    /// <summary>User and password, percent-encoded, with a colon between them; empty where there are none.</summary>
    internal string UserInfo { get; } = "";

    /// <param name="text">
    /// An <c>http</c>, <c>https</c> or <c>file</c> URL, one with <c>azure+</c> before it, or a path; the slash at the end may be missing.
    /// </param>
    /// <exception cref="InvalidInputException">It is none of these.</exception>
    public static RootAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length == 0 || text.Contains('\0')) throw Invalid(text);
        if (!LooksLikeUrl(text)) return new RootAddress(Path.GetFullPath(text));
        var isMarked = text.StartsWith(AzureMark, StringComparison.OrdinalIgnoreCase);
        if (!Uri.TryCreate(isMarked ? text[AzureMark.Length..] : text, UriKind.Absolute, out var url)) throw Invalid(text);
        if (url.IsFile && !isMarked) return new RootAddress(Path.GetFullPath(url.LocalPath));
        return url.Scheme is "http" or "https" && url.Host.Length > 0 ? OfUrl(url, isMarked) : throw Invalid(text);
    }

    /// <summary>The same root, read with a shared access signature.</summary>
    /// <param name="sas">As Azure gives it, with or without its question mark.</param>
    /// <exception cref="InvalidInputException">It is no signature; the message does not quote it.</exception>
    public RootAddress WithSas(string sas)
    {
        ArgumentNullException.ThrowIfNull(sas);
        if (Folder is not null) throw new InvalidInputException($"The root {Folder} is a folder, and a folder takes no SAS.");
        return SasToken.FindFault(sas) is { } fault
            ? throw new InvalidInputException($"What was given as the SAS of {Address} is none: {fault}.")
            : new RootAddress(Address, SasToken.ToQuery(sas), UserInfo, Container);
    }

    /// <summary>The address of an object for people and lists: URL or path, without a signature.</summary>
    /// <exception cref="InvalidInputException"><see cref="ObjectKey"/> refuses the key.</exception>
    public string Href(string key)
    {
        ObjectKey.Validate(key);
        return Folder is null ? Address + Escape(key) : Path.Combine(Folder, key.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>The inverse of <see cref="Href"/>, for URLs with or without a query and in any legal spelling.</summary>
    /// <returns>False where <paramref name="href"/> does not lie below this root. The key is not validated.</returns>
    public bool TryGetKey(string href, out string key)
    {
        ArgumentNullException.ThrowIfNull(href);
        key = Folder is null ? KeyOfUrl(href) : KeyOfPath(href, Folder);
        return key.Length > 0;
    }

    /// <summary>The <see cref="Address"/>.</summary>
    public override string ToString() => Address;

    /// <summary>What is sent to the server: with the signature.</summary>
    internal Uri RequestUri(string key) => new(Address + Escape(key) + _query);

    /// <summary>A URL below this root, with the signature behind it.</summary>
    internal Uri Signed(string url) => new(_query.Length > 1 ? $"{url}{(url.Contains('?') ? '&' : '?')}{_query.AsSpan(1)}" : url);

    /// <summary>An address as it may be shown: its query and its password cut away, wherever they stand.</summary>
    internal static string WithoutSecrets(string text)
    {
        text = SasToken.Hide(text.Split('?', '#')[0]);
        var host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3) return text;
        var path = text.IndexOf('/', host);
        var at = text.LastIndexOf('@', path < 0 ? text.Length - 1 : path);
        return at < host ? text : string.Concat(text.AsSpan(0, host), text.AsSpan(at + 1));
    }

    private static RootAddress OfUrl(Uri url, bool isMarked)
    {
        var address = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (!address.EndsWith('/')) address += '/';
        var isAzure = AzureContainer.IsHost(url.Host);
        if (!isAzure && !isMarked) return new RootAddress(address, url.Query, url.UserInfo, null);
        var container = AzureContainer.Of(address, accountFirst: !isAzure) ?? throw new InvalidInputException(
            $"'{DisplayText.Text(address)}' names no container of Azure. Write https://account.blob.core.windows.net/container/path/, "
            + $"or {AzureMark}http://host:port/account/container/path/ for an emulator.");
        return new RootAddress(address, url.Query, url.UserInfo, container);
    }

    private static bool LooksLikeUrl(string text) =>
        text.Contains("://") || text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static string Escape(string key) => Uri.EscapeDataString(key).Replace("%2F", "/");

    private static string KeyOfPath(string path, string folder)
    {
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(path, UriKind.Absolute, out var url))
        {
            path = url.LocalPath;
        }

        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..].Replace(Path.DirectorySeparatorChar, '/') : "";
    }

    private string KeyOfUrl(string href)
    {
        // Nearly every line of a list is spelled as we spell it; only the others need parsing.
        var end = href.AsSpan().IndexOfAny('?', '#');
        var plain = end < 0 ? href : href[..end];
        if (!plain.StartsWith(Address, StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(plain, UriKind.Absolute, out var url)) return "";
            plain = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            if (!plain.StartsWith(Address, StringComparison.Ordinal)) return "";
        }

        return Uri.UnescapeDataString(plain[Address.Length..]);
    }

    private static InvalidInputException Invalid(string text) => new(
        $"'{DisplayText.Text(WithoutSecrets(text))}' is not a root. Write an http, https or file URL, {AzureMark}http:// for an emulator of Azure, "
        + "or the path of a folder.");
}
