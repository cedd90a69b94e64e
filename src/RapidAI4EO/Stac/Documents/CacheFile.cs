using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Storage.Http.Protocol;

namespace RapidAI4EO.Stac.Documents;

/// <summary>
/// The layout of one file of the cache: a line that names it, a line each for ETag, Last-Modified, the address that redirects led
/// to (empty where there is none) and the document's length, then the document, deflated, and the SHA-256 of all that.
/// </summary>
internal static class CacheFile
{
    private const string Mark = "rapidai4eo document 1";
    private const int Lines = 5;
    private const int LongestHead = 8 << 10;

    public static byte[] Write(CachedDocument document)
    {
        var head = $"{Mark}\n{document.Version.ETag}\n{document.Version.LastModified}\n{document.MovedTo?.AbsoluteUri}\n{document.Content.Length}\n";
        using var file = new MemoryStream(256 + (document.Content.Length / 8));
        file.Write(Encoding.UTF8.GetBytes(head));

        // Items repeat themselves: even the fastest level makes a twelfth of them, in less time than the disk would take over the rest.
        using (var deflate = new DeflateStream(file, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(document.Content);
        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <returns>Null where the file is not whole, or is no such file.</returns>
    public static CachedDocument? Read(byte[] file, int maxLength)
    {
        var end = file.Length - SHA256.HashSizeInBytes;
        if (end < 0 || !SHA256.HashData(file.AsSpan(0, end)).AsSpan().SequenceEqual(file.AsSpan(end))) return null;
        var lines = new string[Lines];
        var at = 0;
        for (var i = 0; i < Lines; i++)
        {
            var length = file.AsSpan(at, Math.Min(LongestHead, end) - at).IndexOf((byte)'\n');
            if (length < 0) return null;
            lines[i] = Encoding.UTF8.GetString(file, at, length);
            at += length + 1;
        }

        if (lines[0] != Mark || !int.TryParse(lines[4], out var size) || size < 0 || size > maxLength) return null;
        var content = GC.AllocateUninitializedArray<byte>(size);
        using var deflate = new DeflateStream(new MemoryStream(file, at, end - at), CompressionMode.Decompress);
        deflate.ReadExactly(content);
        return new CachedDocument(content, new WebVersion(OrNull(lines[1]), OrNull(lines[2])), OrNull(lines[3]) is { } moved ? new Uri(moved) : null);
    }

    private static string? OrNull(string line) => line.Length > 0 ? line : null;
}
