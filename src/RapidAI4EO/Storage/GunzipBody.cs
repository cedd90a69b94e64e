using System.Buffers.Binary;
using System.IO.Compression;

namespace RapidAI4EO.Storage;

/// <summary>
/// Undoes a gzip encoding. The framework checks the checksum but takes a cut for the end, so the length that gzip keeps in its last
/// four bytes is compared here.
/// </summary>
internal sealed class GunzipBody : ForwardStream
{
    private readonly Tail _tail;
    private readonly GZipStream _content;
    private readonly string _address;
    private uint _length;

    public GunzipBody(Stream body, string address)
    {
        _address = address;
        _tail = new Tail(body);
        _content = new GZipStream(_tail, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _length += (uint)read;
            return read > 0 || buffer.IsEmpty || _tail.Value == _length ? read : throw new InvalidDataException("It was cut.");
        }
        catch (InvalidDataException e)
        {
            throw new StorageException(StorageError.Corrupt, $"{_address} came as damaged gzip.", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Passes bytes on and remembers the last four.</summary>
    private sealed class Tail(Stream inner) : ForwardStream
    {
        private readonly byte[] _last = new byte[4];

        public uint Value => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            var kept = Math.Min(read, _last.Length);
            _last.AsSpan(kept).CopyTo(_last);
            buffer.Span[(read - kept)..read].CopyTo(_last.AsSpan(_last.Length - kept));
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
