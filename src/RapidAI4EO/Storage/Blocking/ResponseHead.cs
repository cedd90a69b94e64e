using System.Buffers.Text;
using System.Net;
using System.Text;

namespace RapidAI4EO.Storage.Blocking;

/// <summary>What stands before the body of an answer, as far as it matters to reading an object.</summary>
internal readonly ref struct ResponseHead
{
    private const int Md5Length = 16;
    private readonly ReadOnlySpan<byte> _lines;

    private ResponseHead(int status, ReadOnlySpan<byte> lines)
    {
        Status = status;
        Length = -1;
        _lines = lines;
    }

    public int Status { get; }

    /// <summary>Bytes of the body; negative where that is not said.</summary>
    public long Length { get; private init; }

    /// <summary>Whether the body is more than so many bytes as they are: chunks, an encoding, contradictions.</summary>
    public bool IsUnusual { get; private init; }

    public bool ClosesConnection { get; private init; }

    public string? ETag { get; private init; }

    public byte[]? Md5 { get; private init; }

    public DateTimeOffset? LastModified { get; private init; }

    /// <param name="head">Everything up to the empty line.</param>
    /// <param name="parsed">The head.</param>
    /// <returns>False for what is not HTTP/1.1.</returns>
    public static bool TryParse(ReadOnlySpan<byte> head, out ResponseHead parsed)
    {
        parsed = default;
        var end = head.IndexOf((byte)'\n');
        if (end < 12 || !head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..12], out int status, out var digits) || digits != 3) return false;
        parsed = new ResponseHead(status, head[(end + 1)..]);
        for (var lines = parsed._lines; !lines.IsEmpty;)
        {
            end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? default : lines[(end + 1)..];
            var colon = line.IndexOf((byte)':');
            if (colon > 0) parsed = parsed.With(line[..colon], Trimmed(line[(colon + 1)..]));
            else if (!line.TrimEnd((byte)'\r').IsEmpty) parsed = parsed with { IsUnusual = true };
        }

        return true;
    }

    /// <summary>The same as the framework has it, for faults, which are explained in one place.</summary>
    public HttpResponseMessage ToMessage()
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status);
        foreach (var line in Encoding.Latin1.GetString(_lines).Split('\n'))
        {
            if (line.Split(':', 2) is [var name, var value]) message.Headers.TryAddWithoutValidation(name, value.Trim());
        }

        return message;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> value) => value.Trim(" \t\r"u8);

    private static bool Is(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Ascii.EqualsIgnoreCase(a, b);

    private ResponseHead With(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, "Content-Length"u8)) return WithLength(value);
        if (Is(name, "ETag"u8)) return this with { ETag = Encoding.Latin1.GetString(value) };
        if (Is(name, "Content-MD5"u8)) return this with { Md5 = Decode(value) };
        if (Is(name, "Last-Modified"u8)) return this with { LastModified = Utf8Parser.TryParse(value, out DateTimeOffset time, out _, 'R') ? time : null };
        if (Is(name, "Connection"u8)) return this with { ClosesConnection = !Is(value, "keep-alive"u8) };
        if (Is(name, "Transfer-Encoding"u8)) return this with { IsUnusual = true };
        return Is(name, "Content-Encoding"u8) && !Is(value, "identity"u8) ? this with { IsUnusual = true } : this;
    }

    private ResponseHead WithLength(ReadOnlySpan<byte> value)
    {
        var isNumber = Utf8Parser.TryParse(value, out long length, out var digits) && digits == value.Length && length >= 0;
        return this with { Length = isNumber ? length : -1, IsUnusual = IsUnusual || !isNumber || (Length >= 0 && Length != length) };
    }

    private static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        var md5 = new byte[Md5Length + 2];
        Base64.DecodeFromUtf8(text, md5, out var read, out var length);
        return length == Md5Length && read == text.Length ? md5[..Md5Length] : null;
    }
}
