using Microsoft.Win32.SafeHandles;

namespace RapidAI4EO.Storage;

/// <summary>A file's bytes. Its faults are a store's faults, so that a copy from folder to folder knows which side failed.</summary>
internal sealed class FileBody(SafeFileHandle handle, string key) : ForwardStream
{
    private long _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await RandomAccess.ReadAsync(handle, buffer, _position, cancellationToken).ConfigureAwait(false);
            _position += read;
            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageError.Unavailable, $"{key} cannot be read on: {e.Message}", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }
}
