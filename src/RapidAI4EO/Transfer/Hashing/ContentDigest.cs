using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Hashing;

/// <summary>Checks an object's bytes as they come, and computes the hash that the manifest is to hold.</summary>
internal sealed class ContentDigest : IDisposable
{
    private readonly ContentCheck _check;
    private readonly ContentHasher? _hasher;

    /// <param name="info">What the root announced.</param>
    /// <param name="root">The root's name for messages.</param>
    /// <param name="choice">Which hash.</param>
    public ContentDigest(ObjectInfo info, string root, HashChoice choice)
    {
        _check = new ContentCheck(choice == HashChoice.None ? info with { ContentMd5 = default } : info, root);
        _hasher = choice switch
        {
            HashChoice.None => null,
            HashChoice.Sha256 => ContentHasher.Create(ContentHasher.Sha256),
            _ => info.ContentMd5.IsEmpty ? ContentHasher.Create(ContentHasher.Xxh64) : null,
        };
    }

    /// <summary>Bytes so far.</summary>
    public long Length => _check.Length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        _check.Add(bytes);
        _hasher?.Append(bytes);
    }

    /// <summary>Ends the object.</summary>
    /// <returns>Its hash, <c>algorithm:digits</c>; null where none was asked for.</returns>
    /// <exception cref="StorageException">Length or MD5 is not what was announced.</exception>
    public string? Finish()
    {
        var md5 = _check.Finish();
        return _hasher is not null ? _hasher.Finish() : md5.IsEmpty ? null : ContentHasher.TextOf(ContentHasher.Md5, md5.Span);
    }

    public void Dispose()
    {
        _check.Dispose();
        _hasher?.Dispose();
    }
}
