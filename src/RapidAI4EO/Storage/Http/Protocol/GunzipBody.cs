using System.IO.Compression;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>Undoes a gzip encoding of any number of members (RFC 1952, 2.2). A cut is noticed by a <see cref="GzipSeal"/>.</summary>
internal sealed class GunzipBody : ForwardStream
{
    private const int PieceSize = 32 << 10;

    private readonly GZipStream _content;
    private readonly string _address;
    private readonly byte[] _piece = new byte[PieceSize];
    private int _start;
    private int _end;
    private bool _isOver;

    public GunzipBody(Stream body, string address)
    {
        _address = address;
        _content = new GZipStream(new SealedBody(body), CompressionMode.Decompress);
    }

    // The last bytes may be the mark, so they are held back until more come.
    private int Ready => Math.Max(0, _end - _start - GzipSeal.Mark.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (Ready == 0 && !_isOver) await FillAsync(cancellationToken).ConfigureAwait(false);
        var given = Math.Min(Ready, buffer.Length);
        _piece.AsMemory(_start, given).CopyTo(buffer);
        _start += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask FillAsync(CancellationToken token)
    {
        _piece.AsSpan(_start, _end - _start).CopyTo(_piece);
        (_start, _end) = (0, _end - _start);
        try
        {
            var read = await _content.ReadAsync(_piece.AsMemory(_end), token).ConfigureAwait(false);
            _end += read;
            _isOver = read == 0;
            if (_isOver && !_piece.AsSpan(_start, _end - _start).SequenceEqual(GzipSeal.Mark)) throw new InvalidDataException("It was cut.");
        }
        catch (InvalidDataException e)
        {
            throw new StorageException(StorageError.Corrupt, $"{_address} came as damaged gzip.", e);
        }
    }

    /// <summary>The body, and behind it the seal.</summary>
    private sealed class SealedBody(Stream inner) : ForwardStream
    {
        private int _sealed = -1;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_sealed < 0)
            {
                var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read > 0 || buffer.IsEmpty) return read;
                _sealed = 0;
            }

            var length = Math.Min(GzipSeal.Member.Length - _sealed, buffer.Length);
            GzipSeal.Member.Slice(_sealed, length).CopyTo(buffer.Span);
            _sealed += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
