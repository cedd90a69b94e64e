using System.Security.Cryptography;

namespace RapidAI4EO.Transfer.Hashing;

/// <summary>
/// Computes a hash by the name that stands in front of it in a manifest: <c>md5:</c>, <c>sha256:</c> or <c>xxh64:</c>, followed by
/// lower-case hexadecimal digits as the usual tools print them.
/// </summary>
internal sealed class ContentHasher : IDisposable
{
    public const string Md5 = "md5";
    public const string Sha256 = "sha256";
    public const string Xxh64 = "xxh64";

    private readonly string _algorithm;
    private readonly IncrementalHash? _hash;
    private readonly Xxh64? _fast;

    private ContentHasher(string algorithm)
    {
        _algorithm = algorithm;
        if (algorithm == Xxh64) _fast = new Xxh64();
        else _hash = IncrementalHash.CreateHash(algorithm == Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.MD5);
    }

    /// <summary>Null for a name that is not known: a newer version may have written it.</summary>
    public static ContentHasher? Create(ReadOnlySpan<char> algorithm) => algorithm switch
    {
        Md5 => new ContentHasher(Md5),
        Sha256 => new ContentHasher(Sha256),
        Xxh64 => new ContentHasher(Xxh64),
        _ => null,
    };

    /// <summary>The hasher that made this text, <c>algorithm:digits</c>.</summary>
    public static ContentHasher? Of(string hash) => Create(hash.AsSpan(0, Math.Max(0, hash.IndexOf(':'))));

    public static string TextOf(string algorithm, ReadOnlySpan<byte> hash) => $"{algorithm}:{Convert.ToHexStringLower(hash)}";

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_fast is not null) _fast.Append(bytes);
        else _hash!.AppendData(bytes);
    }

    /// <summary>The hash of all that was appended, with the algorithm's name in front.</summary>
    public string Finish()
    {
        if (_fast is not null) return $"{Xxh64}:{_fast.Finish():x16}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        return TextOf(_algorithm, hash[.._hash!.GetHashAndReset(hash)]);
    }

    public void Dispose() => _hash?.Dispose();
}
