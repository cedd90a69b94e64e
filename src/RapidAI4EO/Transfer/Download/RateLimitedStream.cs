using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Transfer.Download;

/// <summary>
/// A stream read no faster than a <see cref="RateLimit"/> allows. The waits lie between reads, where a store counts no silence
/// against the server; meanwhile the network's own buffers fill, and the server is held back by them.
/// </summary>
internal sealed class RateLimitedStream(Stream content, RateLimit limit) : ForwardStream
{
    /// <summary>The same content, paced where there is a limit. Dispose of either.</summary>
    public static ObjectContent Pace(ObjectContent content, RateLimit? limit) =>
        limit is null ? content : new ObjectContent(content.Info, new RateLimitedStream(content.Stream, limit));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var piece = buffer.Length > limit.Piece ? buffer[..limit.Piece] : buffer;
        var read = await content.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
        if (read > 0) await limit.WaitAsync(read, cancellationToken).ConfigureAwait(false);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
