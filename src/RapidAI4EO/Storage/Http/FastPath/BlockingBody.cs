using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.FastPath;

/// <summary>The body of an answer; every read waits in the calling thread and is over when it returns.</summary>
internal sealed class BlockingBody(BlockingHttp http, BlockingConnection connection, string address, long length, bool isLast, CancellationToken token)
    : ForwardStream
{
    private readonly CancellationTokenRegistration _abort = token.UnsafeRegister(static c => ((BlockingConnection)c!).Abort(), connection);
    private long _read;
    private bool _isOver;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Its connection may be another's by now.
        ObjectDisposedException.ThrowIf(_isOver, this);
        if (_read == length || buffer.IsEmpty) return new ValueTask<int>(0);
        var read = Read(buffer.Span[..(int)Math.Min(buffer.Length, length - _read)]);
        _read += read;
        return new ValueTask<int>(read);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isOver)
        {
            _isOver = true;
            _abort.Dispose();
            http.GiveBack(connection, canGoOn: _read == length && !isLast && !token.IsCancellationRequested);
        }

        base.Dispose(disposing);
    }

    private new int Read(Span<byte> buffer)
    {
        try
        {
            var read = connection.Read(buffer);
            if (read > 0) return read;
            token.ThrowIfCancellationRequested();
            throw BrokenOff(null);
        }
        catch (IOException e)
        {
            token.ThrowIfCancellationRequested();
            throw BlockingConnection.IsTimeOut(e) ? http.Silence(address) : BrokenOff(e);
        }
    }

    private StorageException BrokenOff(Exception? e) =>
        new(StorageError.Unavailable, $"{address} broke off after {_read} of {length} bytes.", e);
}
