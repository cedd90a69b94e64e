using System.IO.Compression;

namespace RapidAI4EO.Index.Build;

/// <summary>
/// A gzip file followed by one more gzip member that holds a known mark. The framework's inflater takes a file that is cut off
/// for a shorter one; behind this stream an intact file's text ends with the mark, and a cut one's does not.
/// </summary>
internal sealed class SealedStream(Stream file) : Stream
{
    private static readonly byte[] Member = Compress(Mark);

    private int _sealed;

    public static ReadOnlySpan<byte> Mark => "\0end of the file\0"u8;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        if (read > 0)
        {
            return read;
        }

        var rest = Member.AsSpan(_sealed);
        var length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        _sealed += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

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
