using System.Globalization;
using System.Security.Cryptography;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Azure;

/// <summary>What a listing says of one blob, as it is read.</summary>
internal sealed class AzureListEntry
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private bool _isFolder;

    public string Name { get; set; } = "";

    /// <summary>The name has characters that XML does not know, and is percent-encoded for them.</summary>
    public bool IsNameEncoded { get; set; }

    public void TakeProperty(string name, string value) => _properties[name] = value;

    /// <summary>Tools that know folders leave an empty object with this mark for each.</summary>
    public void TakeMetadata(string name, string value) =>
        _isFolder |= name.Equals("hdi_isfolder", StringComparison.OrdinalIgnoreCase) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <returns>Null for what is no object of the root: a folder, or a name that is no key.</returns>
    public ObjectInfo? ToInfo(string prefix)
    {
        var name = IsNameEncoded ? Uri.UnescapeDataString(Name) : Name;
        if (_isFolder || Property("ResourceType") == "directory" || !name.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var key = name[prefix.Length..];
        if (ObjectKey.FindFault(key) is not null) return null;

        // Read, it would come without its gzip: neither length nor hash would be those of the listing.
        var isGzip = HttpEncoding.IsGzip(Property("Content-Encoding") ?? "", key);
        return new ObjectInfo(key, isGzip ? null : Length())
        {
            ETag = ETag(),
            ContentMd5 = isGzip ? default(ReadOnlyMemory<byte>) : Md5(),
            LastModified = LastModified(),
        };
    }

    private string? Property(string name) => _properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private long? Length() => long.TryParse(Property("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>A header has it in quotes, a listing has not.</summary>
    private string? ETag() => Property("Etag") is { } tag ? tag.EndsWith('"') ? tag : $"\"{tag}\"" : null;

    private ReadOnlyMemory<byte> Md5()
    {
        var hash = new byte[MD5.HashSizeInBytes];
        return Convert.TryFromBase64String(Property("Content-MD5") ?? "", hash, out var length) && length == hash.Length ? hash : default(ReadOnlyMemory<byte>);
    }

    private DateTimeOffset? LastModified() =>
        DateTimeOffset.TryParse(Property("Last-Modified"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
