using Microsoft.AspNetCore.Http;

namespace RapidAI4EO.Server.Load;

/// <summary>
/// The body of an answer. It goes out in small pieces, each of which waits until the client has taken most of what went before; a client
/// that has left ends it, which the server's own body would let pass in silence; and long answers let others have the thread between.
/// </summary>
internal sealed class WatchedBody(Stream inner, HttpContext context, WaitingAnswers waiting) : Stream
{
    /// <summary>Bytes of a piece.</summary>
    private const int Piece = 1 << 14;

    /// <summary>Bytes after which the thread is given to who waits for one.</summary>
    private const int Turn = 1 << 16;

    private int _sinceTurn;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            ThrowIfLeft();
            var piece = buffer[..Math.Min(Piece, buffer.Length)];
            var write = inner.WriteAsync(piece, cancellationToken);
            if (write.IsCompletedSuccessfully) await TakeTurnsAsync(piece.Length).ConfigureAwait(false);
            else await WaitAsync(write.AsTask()).ConfigureAwait(false);
            buffer = buffer[piece.Length..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        ThrowIfLeft();
        var flush = inner.FlushAsync(cancellationToken);
        return flush.IsCompletedSuccessfully ? flush : WaitAsync(flush);
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");

    public override void Flush() => throw new NotSupportedException("Answers are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void ThrowIfLeft() => context.RequestAborted.ThrowIfCancellationRequested();

    private async Task WaitAsync(Task write)
    {
        _sinceTurn = 0;
        using var entry = waiting.Add(context);
        await write.ConfigureAwait(false);
    }

    private async ValueTask TakeTurnsAsync(int written)
    {
        _sinceTurn += written;
        if (_sinceTurn < Turn) return;
        _sinceTurn = 0;
        await Task.Yield();
    }
}
