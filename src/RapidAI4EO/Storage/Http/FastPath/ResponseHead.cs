using System.Buffers.Text;
using System.Net;
using System.Text;
using RapidAI4EO.Storage.Http.Protocol;

namespace RapidAI4EO.Storage.Http.FastPath;

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

    /// <summary>Sixteen bytes; none where what stood there is no MD5.</summary>
    public byte[]? Md5 { get; private init; }

    /// <summary>Null also where what stood there is no time.</summary>
    public DateTimeOffset? LastModified { get; private init; }

    private bool HasLastModified { get; init; }

    /// <param name="head">Everything up to the empty line.</param>
    /// <param name="parsed">The head.</param>
    /// <returns>False for what is not HTTP/1.1.</returns>
    public static bool TryParse(ReadOnlySpan<byte> head, out ResponseHead parsed)
    {
        parsed = default;
        var line = TakeLine(ref head);
        if (!TryParseStatus(line, out var status)) return false;
        parsed = new ResponseHead(status, head);
        while (!head.IsEmpty)
        {
            parsed = parsed.WithLine(TakeLine(ref head));
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

    /// <returns>The sixteen bytes of an MD5; none where the text is none.</returns>
    public static byte[] DecodeMd5(ReadOnlySpan<byte> text)
    {
        var md5 = new byte[Md5Length + 2];
        Base64.DecodeFromUtf8(text, md5, out var read, out var length);
        return length == Md5Length && read == text.Length ? md5[..Md5Length] : [];
    }

    private static ReadOnlySpan<byte> TakeLine(scoped ref ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n');
        var line = end < 0 ? lines : lines[..end];
        lines = end < 0 ? default : lines[(end + 1)..];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private static bool TryParseStatus(ReadOnlySpan<byte> line, out int status)
    {
        status = 0;
        return line.StartsWith("HTTP/1.1 "u8) && line.Length >= 12 && (line.Length == 12 || line[12] == ' ')
            && IsNumber(line[9..12]) && Utf8Parser.TryParse(line[9..12], out status, out _);
    }

    /// <summary>Digits alone; the parser would take a sign as well.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool Is(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Ascii.EqualsIgnoreCase(a, b);

    private static bool NamesClose(ReadOnlySpan<byte> list)
    {
        foreach (var range in list.Split((byte)','))
        {
            if (Is(list[range].Trim(" \t"u8), "close"u8)) return true;
        }

        return false;
    }

    private static DateTimeOffset? TimeOf(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out DateTimeOffset time, out var read, 'R') && read == text.Length ? time : null;

    /// <summary>Lines that go on from the one before, have no name, or hide something are for others to understand.</summary>
    private ResponseHead WithLine(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[0] is (byte)' ' or (byte)'\t' || line[colon - 1] is (byte)' ' or (byte)'\t' || line.ContainsAny((byte)'\r', (byte)0))
        {
            return Unusual(true);
        }

        return With(line[..colon], line[(colon + 1)..].Trim(" \t"u8));
    }

    private ResponseHead With(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, "Content-Length"u8)) return WithLength(value);
        if (Is(name, "ETag"u8)) return Unusual(ETag is not null) with { ETag = Encoding.Latin1.GetString(value) };
        if (Is(name, "Content-MD5"u8)) return Unusual(Md5 is not null) with { Md5 = DecodeMd5(value) };
        if (Is(name, "Last-Modified"u8)) return Unusual(HasLastModified) with { HasLastModified = true, LastModified = TimeOf(value) };
        if (Is(name, "Connection"u8)) return this with { ClosesConnection = ClosesConnection || NamesClose(value) };
        if (Is(name, "Transfer-Encoding"u8)) return Unusual(true);
        return Unusual(Is(name, "Content-Encoding"u8) && !HttpEncoding.IsPlain(Encoding.Latin1.GetString(value)));
    }

    private ResponseHead WithLength(ReadOnlySpan<byte> value)
    {
        var isLength = Utf8Parser.TryParse(value, out long length, out var digits) && digits == value.Length && IsNumber(value);
        return Unusual(!isLength || (Length >= 0 && Length != length)) with { Length = isLength ? length : -1 };
    }

    private ResponseHead Unusual(bool isUnusual) => isUnusual ? this with { IsUnusual = true } : this;
}
