using System.Security.Cryptography;

namespace RapidAI4EO.Storage.Objects;

/// <summary>Follows an object's bytes as they come and says at the end whether they are what the store announced.</summary>
internal sealed class ContentCheck : IDisposable
{
    private readonly ObjectInfo _info;
    private readonly string _root;
    private readonly IncrementalHash? _md5;

    public ContentCheck(ObjectInfo info, string root)
    {
        _info = info;
        _root = root;

        // MD5 is what stores and HTTP give: it finds what the wire broke, and guards against no one.
#pragma warning disable CA5351
        _md5 = info.ContentMd5.IsEmpty ? null : IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    }

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        if (_info.Length is { } announced && Length > announced) throw Corrupt($"is longer than the {announced} bytes it announced");
        _md5?.AppendData(bytes);
    }

    /// <returns>The MD5 that was announced and found right; empty where none was announced.</returns>
    /// <exception cref="StorageException">Length or MD5 is not what was announced.</exception>
    public ReadOnlyMemory<byte> Finish()
    {
        if (_info.Length is { } announced && Length != announced) throw Corrupt($"ended after {Length} of {announced} bytes");
        if (_md5 is null) return default;
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        _md5.GetHashAndReset(hash);
        if (!hash.SequenceEqual(_info.ContentMd5.Span))
        {
            throw Corrupt($"has the MD5 {Convert.ToHexStringLower(hash)} where the root announced {Convert.ToHexStringLower(_info.ContentMd5.Span)}");
        }

        return _info.ContentMd5;
    }

    public void Dispose() => _md5?.Dispose();

    private StorageException Corrupt(string what) => new(StorageError.Corrupt, $"{_info.Key} at {_root} {what}.");
}
