using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Paging;

/// <summary>A whole search as a part of an address: its body, packed. Nothing is kept here, so the address holds as long as the server's name.</summary>
internal static class SearchToken
{
    /// <summary>Characters; addresses of 64 KiB are the longest that the server takes.</summary>
    private const int MaxLength = 48_000;

    /// <summary>Bytes that a token may unpack to: those that a body may have.</summary>
    private const int MaxBytes = 1 << 20;

    /// <exception cref="ParameterException">The search is too long for an address.</exception>
    public static string Write(JsonElement body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Answer.JsonOptions))
        {
            body.WriteTo(json);
        }

        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(buffer.WrittenCount)];
        BrotliEncoder.TryCompress(buffer.WrittenSpan, packed, out var length, quality: 9, window: 18);
        var token = Base64Url.EncodeToString(packed.AsSpan(0, length));
        return token.Length <= MaxLength
            ? token
            : throw new ParameterException("body", "This search is too long to become an address. Simplify its geometry, or use POST /search and the items' assets.");
    }

    /// <exception cref="NotFoundException">The text is no such token.</exception>
    public static JsonDocument Read(string token)
    {
        var unpacked = new byte[MaxBytes];
        return Base64Url.IsValid(token) && BrotliDecoder.TryDecompress(Base64Url.DecodeFromChars(token), unpacked, out var length)
            ? RequestJson.Parse(unpacked.AsMemory(0, length))
            : throw new NotFoundException("search", "There is no such search. POST one to /searches and use the address that it gives.");
    }
}
