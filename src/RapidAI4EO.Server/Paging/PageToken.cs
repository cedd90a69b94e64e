using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Paging;

/// <summary>
/// Where the next page starts, as clients hand it back: a position, and a digest of the position, the question and the index. Nothing is
/// kept here, so a token holds as long as the index does, and on any server that has the same one.
/// </summary>
internal static class PageToken
{
    private const int PositionLength = sizeof(int);
    private const int DigestLength = 8;

    public static string Write(int position, string question, string indexDigest)
    {
        Span<byte> token = stackalloc byte[PositionLength + DigestLength];
        BinaryPrimitives.WriteInt32LittleEndian(token, position);
        Digest(position, question, indexDigest).CopyTo(token[PositionLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <exception cref="ParameterException">The token belongs to another question or index, or was changed.</exception>
    public static int Read(string token, string question, string indexDigest)
    {
        Span<byte> bytes = stackalloc byte[PositionLength + DigestLength];
        if (Base64Url.IsValid(token, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(token, bytes, out _))
        {
            var position = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (position >= 0 && bytes[PositionLength..].SequenceEqual(Digest(position, question, indexDigest))) return position;
        }

        throw new ParameterException("token", "The token does not belong to this search. Follow the 'next' link as it is, or start again without a token.");
    }

    private static ReadOnlySpan<byte> Digest(int position, string question, string indexDigest) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{position}\n{indexDigest}\n{question}")).AsSpan(0, DigestLength);
}
