using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Stac.Documents;

/// <summary>
/// Where a document of a catalog is: a URL or a file. Two spellings of one place are one address: the case of the host, the
/// default port, dots between slashes, percent signs before plain letters, a fragment.
/// </summary>
public sealed class DocumentAddress : IEquatable<DocumentAddress>
{
    private static readonly SearchValues<char> SchemeLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private readonly Uri _uri;

    private DocumentAddress(Uri uri) => _uri = uri;

    /// <summary>The path of a local document; null for one on the web.</summary>
    public string? File => _uri.IsFile ? _uri.LocalPath : null;

    internal Uri Uri => _uri;

    internal bool IsWeb => !_uri.IsFile;

    /// <summary>For messages: the path, or the URL without its query, which may hold a signature.</summary>
    public override string ToString() => File ?? RootAddress.WithoutSecrets(_uri.AbsoluteUri);

    /// <summary>Reads what a user writes: a URL of http, https or file, or a path.</summary>
    /// <exception cref="InvalidInputException">It is none of these.</exception>
    public static DocumentAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length == 0 || text.Contains('\0')) throw Invalid(text);
        if (!text.Contains("://")) return OfFile(text);
        return Create(text) ?? throw Invalid(text);
    }

    public static DocumentAddress OfFile(string path)
    {
        var escaped = Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/");
        if (Path.DirectorySeparatorChar == '\\') escaped = escaped.Replace("%5C", "/").Replace("%3A", ":");
        return new DocumentAddress(new Uri((escaped.StartsWith("//", StringComparison.Ordinal) ? "file:" : escaped.StartsWith('/') ? "file://" : "file:///") + escaped));
    }

    /// <summary>Where a link in the document at this address leads.</summary>
    /// <returns>Null where it is no address of a document; the reason is then not null.</returns>
    public DocumentAddress? Follow(string href, out string? fault)
    {
        fault = null;
        var target = Resolve(href);
        if (target is null || (target.IsFile && target.LocalPath.Contains('\0')))
        {
            fault = "is not the address of a document";
        }
        else if (!IsRead(target.Scheme))
        {
            fault = $"has the scheme {DisplayText.Text(target.Scheme)}, and only http, https and files can be read";
        }
        else if (target.IsFile && IsWeb)
        {
            fault = "leads from the web to a file of this machine, which is not followed";
        }

        return fault is null ? new DocumentAddress(Plain(target!)) : null;
    }

    /// <summary>
    /// A link of the document as an absolute URL or path; as it is written where it is absolute already. Only in web addresses a space
    /// has to be escaped: in s3 and its like every letter belongs to the key.
    /// </summary>
    public string Absolute(string href)
    {
        ArgumentNullException.ThrowIfNull(href);
        var scheme = SchemeOf(href);
        if (scheme.Length > 0 && !IsRead(scheme)) return href;
        if (Resolve(href) is not { } target) return href;
        if (target.IsFile) return target.LocalPath;
        var isWritten = scheme.Length > 0 && href.Contains("://", StringComparison.Ordinal) && !href.AsSpan().ContainsAnyInRange('\0', ' ');
        return isWritten ? href : target.AbsoluteUri;
    }

    public bool Equals(DocumentAddress? other) => other is not null && _uri.AbsoluteUri == other._uri.AbsoluteUri;

    public override bool Equals(object? obj) => Equals(obj as DocumentAddress);

    public override int GetHashCode() => _uri.AbsoluteUri.GetHashCode(StringComparison.Ordinal);

    /// <summary>16 bytes that stand for the address where millions are remembered: chance does not make two of them the same.</summary>
    internal UInt128 Fingerprint()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(_uri.AbsoluteUri), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    internal static DocumentAddress OfUrl(Uri url) => new(Plain(url));

    private static DocumentAddress? Create(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "file" ? new DocumentAddress(Plain(uri)) : null;

    /// <summary>A backslash is a slash that Windows wrote.</summary>
    private Uri? Resolve(string href) =>
        Uri.TryCreate(_uri, href.Trim().Replace('\\', '/'), out var target) ? target : null;

    private static bool IsRead(ReadOnlySpan<char> scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("file", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands before the colon (RFC 3986, 3.1); nothing where the address is relative. A single letter is a drive.</summary>
    private static ReadOnlySpan<char> SchemeOf(ReadOnlySpan<char> href)
    {
        href = href.Trim();
        var end = href.IndexOfAnyExcept(SchemeLetters);
        return end > 1 && href[end] == ':' && char.IsAsciiLetter(href[0]) ? href[..end] : default;
    }

    /// <summary>Without a fragment and an empty query, which are no part of what is asked for, and without a password.</summary>
    private static Uri Plain(Uri uri) => uri.Fragment.Length == 0 && uri.Query != "?" && uri.UserInfo.Length == 0 ? uri : new UriBuilder(uri)
    {
        Fragment = "",
        Query = uri.Query.TrimStart('?'),
        UserName = "",
        Password = "",
    }.Uri;

    private static InvalidInputException Invalid(string text) => new(
        $"'{DisplayText.Text(RootAddress.WithoutSecrets(text))}' is not the address of a catalog. Write an http, https or file URL, or the path of a file.");
}
