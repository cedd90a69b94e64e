using System.IO.Compression;

namespace RapidAI4EO.Files;

/// <summary>
/// One more gzip member with a known mark, to be put behind gzip that somebody else wrote. The framework's inflater takes what is cut
/// off for something shorter; with this behind it, the text of intact gzip ends with the mark, however many members it has, and a cut one's does not.
/// </summary>
internal static class GzipSeal
{
    private static readonly byte[] Compressed = Compress(Mark);

    public static ReadOnlySpan<byte> Mark => "\0end of the file\0"u8;

    public static ReadOnlySpan<byte> Member => Compressed;

    private static byte[] Compress(ReadOnlySpan<byte> text)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Optimal))
        {
            gzip.Write(text);
        }

        return member.ToArray();
    }
}
