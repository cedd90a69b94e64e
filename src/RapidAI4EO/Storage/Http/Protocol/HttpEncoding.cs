using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>Whether what a server sends is the object or gzip round it.</summary>
internal static class HttpEncoding
{
    // Those of IANA's registry and others in use. Whatever else stands in the header (nothing, "none", "utf-8", "aws-chunked") is no
    // encoding but a mistake of whoever set it: the bytes are the object's, and all clients that do not ask for an encoding take them so.
    private static readonly HashSet<string> Changing = new(StringComparer.OrdinalIgnoreCase)
    {
        "gzip", "x-gzip", "deflate", "x-deflate", "compress", "x-compress", "br", "brotli", "dcb", "dcz", "zstd", "exi", "aes128gcm", "pack200-gzip",
        "bzip2", "x-bzip2", "xz", "x-xz", "lzma", "lz4", "snappy", "x-snappy-framed", "base64",
    };

    /// <summary>Whether the body is gzip that some server put round the object.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="address">Of the object, for messages.</param>
    /// <exception cref="StorageException">The encoding is another one.</exception>
    public static bool IsGzip(HttpResponseMessage response, string address)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)) return false;
        var encoding = values.ToString();
        if (IsPlain(encoding)) return false;
        if (!IsGzip(encoding)) throw HttpFaults.Refusal(address, "answered in an encoding that was not asked for");
        return IsGzip(encoding, address);
    }

    /// <summary>Azure stores the encoding with an object: a .gz file uploaded with it is still the .gz file.</summary>
    public static bool IsGzip(string encoding, string key) => IsGzip(encoding) && !key.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the header's value leaves the bytes as they are.</summary>
    public static bool IsPlain(string encoding) => !Codings(encoding).Any();

    private static bool IsGzip(string encoding) => Codings(encoding).ToArray() is [var only]
        && (only.Equals("gzip", StringComparison.OrdinalIgnoreCase) || only.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));

    /// <summary>What of a list changes the bytes.</summary>
    private static IEnumerable<string> Codings(string encoding) =>
        encoding.Split(',', StringSplitOptions.TrimEntries).Select(coding => coding.Split(';')[0].Trim(' ', '"')).Where(Changing.Contains);
}
