using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;

namespace RapidAI4EO.Storage.Objects;

/// <summary>A file's bytes. Its faults are a store's faults, so that a copy from folder to folder knows which side failed.</summary>
internal sealed class FileBody(SafeFileHandle handle, string key) : ForwardStream
{
    private long _position;

    /// <summary>Reads at once: the system knows no other way for files than to block a thread, and another one would only have to be woken for it.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var read = RandomAccess.Read(handle, buffer.Span, _position);
            _position += read;
            return ValueTask.FromResult(read);
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
