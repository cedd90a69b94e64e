using RapidAI4EO.Corpus;

namespace RapidAI4EO.Storage;

/// <summary>
/// Where a copy of the corpus lives: the address of a web server or container with the path in front of all keys, or a folder.
/// A query (a shared access signature) or a password in it is used for requests and appears nowhere else.
/// </summary>
public sealed class RootAddress
{
    private readonly string _query = "";

    private RootAddress(string folder)
    {
        Folder = folder;
        Address = folder;
    }

    private RootAddress(Uri url)
    {
        var address = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        Address = address.EndsWith('/') ? address : address + '/';
        _query = url.Query;
        UserInfo = url.UserInfo;
    }

    /// <summary>The absolute path of a local root; null for one on the web.</summary>
    public string? Folder { get; }

    /// <summary>The URL with a slash at its end and without query and password, or the folder.</summary>
    public string Address { get; }

    /// <summary>User and password, percent-encoded, with a colon between them; empty where there are none.</summary>
    internal string UserInfo { get; } = "";

    /// <param name="text">An <c>http</c>, <c>https</c> or <c>file</c> URL, or a path; the slash at the end may be missing.</param>
    /// <exception cref="InvalidInputException">It is none of these.</exception>
    public static RootAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length == 0 || text.Contains('\0')) throw Invalid(text);
        if (!LooksLikeUrl(text)) return new RootAddress(Path.GetFullPath(text));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) throw Invalid(text);
        if (url.IsFile) return new RootAddress(Path.GetFullPath(url.LocalPath));
        return url.Scheme is "http" or "https" && url.Host.Length > 0 ? new RootAddress(url) : throw Invalid(text);
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

    /// <summary>An address as it may be shown: its query and its password cut away, wherever they stand.</summary>
    internal static string WithoutSecrets(string text)
    {
        text = text.Split('?', '#')[0];
        var host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3) return text;
        var path = text.IndexOf('/', host);
        var at = text.LastIndexOf('@', path < 0 ? text.Length - 1 : path);
        return at < host ? text : string.Concat(text.AsSpan(0, host), text.AsSpan(at + 1));
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
        $"'{Shown.Text(WithoutSecrets(text))}' is not a root. Write an http, https or file URL, or the path of a folder.");
}
