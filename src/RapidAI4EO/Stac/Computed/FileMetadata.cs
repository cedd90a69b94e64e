using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>What STAC's file extension says of a file that is here.</summary>
internal static class FileMetadata
{
    // A multihash starts with the code of its algorithm as a variable-length integer and the digest's length in bytes. The codes
    // are those of the multicodec table: md5 0xd5, sha2-256 0x12, xxh-64 0xb3e2.
    private static readonly Dictionary<string, string> Starts = new()
    {
        ["md5"] = "d50110",
        ["sha256"] = "1220",
        ["xxh64"] = "e2e70208",
    };

    /// <summary>The members, with a comma before each.</summary>
    public static byte[] Members(AssetFile file)
    {
        var checksum = file.Hash is { } hash ? Multihash(hash) : null;
        return Encoding.ASCII.GetBytes(checksum is null
            ? $",\"file:size\":{file.Length}"
            : $",\"file:size\":{file.Length},\"file:checksum\":\"{checksum}\"");
    }

    /// <summary>The multihash of a hash as a manifest writes it; null for an algorithm that is not known or digits that are none.</summary>
    public static string? Multihash(string hash)
    {
        if (hash.Split(':') is not [var algorithm, var digits] || !Starts.TryGetValue(algorithm, out var start)) return null;
        var length = 2 * Convert.ToInt32(start[^2..], 16);
        return digits.Length == length && digits.All(char.IsAsciiHexDigitLower) ? start + digits : null;
    }
}
