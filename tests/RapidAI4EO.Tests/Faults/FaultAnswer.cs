using System.IO.Compression;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace RapidAI4EO.Tests.Faults;

/// <summary>Writes one answer of a <see cref="FaultServer"/>.</summary>
internal sealed class FaultAnswer(byte[]? content, bool givesMd5, string key, bool isHead, (long From, long To)? range)
{
    /// <returns>Whether the connection can carry another request.</returns>
    public async Task<bool> SendAsync(TcpClient client, Fault fault, CancellationToken token)
    {
        var stream = client.GetStream();
        if (content is null) fault = Fault.NotFound;
        var body = content ?? [];
        var half = body[..(body.Length / 2)];
        switch (fault)
        {
            case Fault.None when range is { } part:
                return await SendRangeAsync(stream, body, part, token);
            case Fault.None:
                return await SendAsync(stream, Ok(body.Length, body), isHead ? [] : body, token);
            case Fault.Truncated:
                await SendAsync(stream, Ok(body.Length, body), half, token);
                return false;
            case Fault.Reset:
                await SendAsync(stream, Ok(body.Length, body), half, token);
                client.Client.LingerState = new LingerOption(true, 0);
                return false;
            case Fault.Overlong:
                return await SendAsync(stream, Ok(body.Length + 3, body), [.. body, 1, 2, 3], token);
            case Fault.Trailing:
                return await SendAsync(stream, Ok(body.Length, body), [.. body, 1, 2, 3], token);
            case Fault.Flipped:
                return await SendAsync(stream, Ok(body.Length, body), Flip(body), token);
            case Fault.WrongMd5:
                return await SendAsync(stream, Ok(body.Length, Flip(body)), body, token);
            case Fault.Chunked:
                return await SendAsync(stream, Chunked(body), [.. Chunk(half), .. Chunk(body[half.Length..]), .. "0\r\n\r\n"u8], token);
            case Fault.ChunkedTruncated:
                await SendAsync(stream, Chunked(body), Chunk(half), token);
                return false;
            case Fault.NoLength:
                await SendAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n", body, token);
                return false;
            case Fault.Stall:
                await SendAsync(stream, Ok(body.Length, body), half, token);
                await Task.Delay(Timeout.Infinite, token);
                return false;
            case Fault.Mute:
                await Task.Delay(Timeout.Infinite, token);
                return false;
            case Fault.Trickle:
                await TrickleAsync(stream, body, token);
                return true;
            case Fault.Gzip:
                return await SendAsync(stream, Encoded(Gzip(body).Length, "gzip"), Gzip(body), token);
            case Fault.GzipTruncated:
                return await SendAsync(stream, Encoded(half.Length, "gzip"), Gzip(body)[..half.Length], token);
            case Fault.Brotli:
                return await SendAsync(stream, Encoded(body.Length, "br"), body, token);
            case Fault.Garbage:
                await stream.WriteAsync("SSH-2.0-elsewhere\r\n\r\n"u8.ToArray(), token);
                return false;
            default:
                return await SendAsync(stream, Status(fault), [], token);
        }
    }

    private async Task TrickleAsync(NetworkStream stream, byte[] body, CancellationToken token)
    {
        const int Pieces = 300;
        await SendAsync(stream, Ok(body.Length, body), [], token);
        foreach (var piece in body.Chunk((body.Length / Pieces) + 1))
        {
            await Task.Delay(50, token);
            await stream.WriteAsync(piece, token);
        }
    }

    private static string Encoded(int length, string encoding) =>
        $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {length}\r\n";

    private static async Task<bool> SendAsync(NetworkStream stream, string head, byte[] body, CancellationToken token)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n"), token);
        await stream.WriteAsync(body, token);
        return true;
    }

    private static byte[] Flip(byte[] body)
    {
        var flipped = body.ToArray();
        flipped[body.Length / 3] ^= 0x10;
        return flipped;
    }

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression)) gzip.Write(body);
        return packed.ToArray();
    }

    private static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private string Ok(int length, byte[] hashed) => $"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{Md5(hashed)}ETag: \"{key.Length}\"\r\n";

    private string Chunked(byte[] hashed) => $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{Md5(hashed)}";

#pragma warning disable CA5351 // It is what the header holds.
    private string Md5(byte[] hashed) => givesMd5 ? $"Content-MD5: {Convert.ToBase64String(MD5.HashData(hashed))}\r\n" : "";
#pragma warning restore CA5351

    private string Status(Fault fault) => "HTTP/1.1 " + fault switch
    {
        Fault.NotFound => "404 Gone Fishing",
        Fault.Forbidden => "403 No",
        Fault.TooManyRequests => "429 Slow",
        Fault.TooManyRequestsRetryAfter => "429 Slow\r\nRetry-After: 7",
        Fault.Unavailable => "503 Busy",
        Fault.UnavailableRetryAfterDate => $"503 Busy\r\nRetry-After: {DateTimeOffset.UtcNow.AddHours(1):R}",
        Fault.ServerError => "500 Ouch",
        Fault.RedirectHere => $"302 There\r\nLocation: /moved/{key}",
        Fault.RedirectElsewhere => $"302 There\r\nLocation: http://localhost.invalid/{key}",
        Fault.RedirectNowhere => "302 There\r\nLocation: //",
        Fault.RedirectForever => $"302 There\r\nLocation: /corpus/{key}",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    } + "\r\nContent-Length: 0\r\n";

    private static async Task<bool> SendRangeAsync(NetworkStream stream, byte[] body, (long From, long To) part, CancellationToken token)
    {
        if (part.From >= body.Length) return await SendAsync(stream, "HTTP/1.1 416 Past\r\nContent-Length: 0\r\n", [], token);
        var to = (int)Math.Min(part.To, body.Length - 1);
        var bytes = body[(int)part.From..(to + 1)];
        var head = $"HTTP/1.1 206 Part\r\nContent-Range: bytes {part.From}-{to}/{body.Length}\r\nContent-Length: {bytes.Length}\r\n";
        return await SendAsync(stream, head, bytes, token);
    }
}
