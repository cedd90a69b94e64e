using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;
using RapidAI4EO.Files.Native;

namespace RapidAI4EO.Transfer.Shards;

/// <summary>
/// A file that is written from its beginning to its end in large pieces, on Linux past the page cache: nobody reads a shard right
/// after it was written, and copying gigabytes through memory that has to be found first costs several times what the disk takes.
/// </summary>
/// <remarks>Its length is filled up with zeros to a multiple of 4096, which in a tar is part of its end.</remarks>
internal sealed unsafe class ShardStream : Stream
{
    private const int PieceSize = 4 << 20;

    // What every disk is content with, for addresses in memory as well as in the file.
    private const int Alignment = 4096;
    private const int InvalidArgument = 22; // EINVAL

    private readonly SafeFileHandle _handle;
    private readonly byte* _piece;
    private int _filled;
    private long _written;
    private bool _isDisposed;

    public ShardStream(string path)
    {
        _handle = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        _piece = (byte*)NativeMemory.AlignedAlloc(PieceSize, Alignment);
        if (OperatingSystem.IsLinux()) LinuxCalls.TrySetDirect(_handle, isDirect: true);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written + _filled;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    private Span<byte> Piece => new(_piece, PieceSize);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var taken = Math.Min(buffer.Length, PieceSize - _filled);
            buffer[..taken].CopyTo(Piece[_filled..]);
            buffer = buffer[taken..];
            _filled += taken;
            if (_filled == PieceSize) WritePiece();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Takes back what was written last; writing goes on from there.</summary>
    public override void SetLength(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Length);
        if (value < _written)
        {
            // The piece that it ends in is on disk already.
            _written = value / Alignment * Alignment;
            RandomAccess.Read(_handle, Piece[..Alignment], _written);
        }

        _filled = (int)(value - _written);
        RandomAccess.SetLength(_handle, _written);
    }

    /// <summary>Nothing: see <see cref="Complete"/>.</summary>
    public override void Flush()
    {
    }

    /// <summary>Fills up the last piece and brings all to disk.</summary>
    public void Complete()
    {
        var rest = (Alignment - (_filled % Alignment)) % Alignment;
        Piece.Slice(_filled, rest).Clear();
        _filled += rest;
        WritePiece();
        FileFlush.ToDisk(_handle);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _handle.Dispose();
            NativeMemory.AlignedFree(_piece);
        }

        base.Dispose(disposing);
    }

    private void WritePiece()
    {
        var filled = Piece[.._filled];
        try
        {
            RandomAccess.Write(_handle, filled, _written);
        }
        catch (IOException e) when (e.HResult == InvalidArgument && OperatingSystem.IsLinux() && LinuxCalls.TrySetDirect(_handle, isDirect: false))
        {
            // A file system that lets itself be asked for this, and then does not do it.
            RandomAccess.Write(_handle, filled, _written);
        }

        _written += _filled;
        _filled = 0;
    }
}
