using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>The body of an answer: notices when the server falls silent, and speaks of faults as a store does.</summary>
internal sealed class HttpBody(HttpResponseMessage response, Stream content, IdleGuard guard, string address) : ForwardStream
{
    // HTTP itself ends a body there; but the framework reads on where the length was said twice.
    private readonly long? _length = BodyLength.Of(response);
    private long _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == _length) return 0;
        if (_length is { } end && buffer.Length > end - _position) buffer = buffer[..(int)(end - _position)];
        using var follow = guard.Follow(cancellationToken);
        try
        {
            guard.Start();
            var read = await content.ReadAsync(buffer, guard.Token).ConfigureAwait(false);
            guard.Pause();
            _position += read;
            return read > 0 || buffer.IsEmpty || _length is null ? read : throw new EndOfStreamException();
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            throw Translate(e, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            response.Dispose();
            guard.Dispose();
        }

        base.Dispose(disposing);
    }

    private StorageException Translate(Exception e, CancellationToken token)
    {
        guard.ThrowIfCallerCancelled(token);
        if (guard.Token.IsCancellationRequested) return HttpFaults.Silence(address, guard.Limit);
        var length = _length is { } all ? $" of {all}" : "";
        return new StorageException(StorageError.Unavailable, $"{address} broke off after {_position}{length} bytes.", e);
    }
}
