namespace RapidAI4EO.Storage;

/// <summary>Whether what a server sends is the object or gzip round it.</summary>
internal static class HttpEncoding
{
    /// <summary>Whether the body is gzip that some server put round the object.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="address">Of the object, for messages.</param>
    /// <exception cref="StorageException">The encoding is another one.</exception>
    public static bool IsGzip(HttpResponseMessage response, string address)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)) return false;
        var encoding = values.ToString();
        if (encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)) return false;
        if (!IsGzip(encoding)) throw HttpFaults.Refusal(address, "answered in an encoding that was not asked for");
        return IsGzip(encoding, address);
    }

    /// <summary>Azure stores the encoding with an object: a .gz file uploaded with it is still the .gz file.</summary>
    public static bool IsGzip(string encoding, string key) => IsGzip(encoding) && !key.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsGzip(string encoding) =>
        encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase);
}
