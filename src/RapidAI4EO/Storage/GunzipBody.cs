using System.IO.Compression;

namespace RapidAI4EO.Storage;

/// <summary>Undoes a gzip encoding; the checksum at its end is checked by the framework.</summary>
internal sealed class GunzipBody(HttpBody body, string address) : ForwardStream
{
    private readonly GZipStream _content = new(body, CompressionMode.Decompress);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new StorageException(StorageError.Corrupt, $"{address} came as damaged gzip.", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }
}
