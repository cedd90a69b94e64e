namespace RapidAI4EO.Storage.Objects;

/// <summary>A whole object in a buffer that goes back for the next one when this is disposed of.</summary>
internal readonly struct BufferedObject : IDisposable
{
    // What is announced may be untrue; a larger buffer comes with the bytes.
    private const int FirstBuffer = 8 << 20;

    private readonly ChipBuffers _buffers;
    private readonly byte[] _buffer;
    private readonly int _length;

    private BufferedObject(ChipBuffers buffers, byte[] buffer, int length) => (_buffers, _buffer, _length) = (buffers, buffer, length);

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads an object once, and checks length and hash where the root gives them.</summary>
    /// <param name="store">The root.</param>
    /// <param name="key">The object.</param>
    /// <param name="buffers">Lends the memory.</param>
    /// <param name="maxLength">Bytes; a longer object is refused.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="StorageException">It cannot be had, is too long, or did not arrive whole.</exception>
    public static async Task<BufferedObject> ReadAsync(IObjectStore store, string key, ChipBuffers buffers, int maxLength, CancellationToken token)
    {
        var content = await store.OpenAsync(key, token).ConfigureAwait(false);
        await using var _ = content.ConfigureAwait(false);
        using var check = new ContentCheck(content.Info, store.Name);
        // One byte more shows the end without growing for it.
        var buffer = buffers.Rent((int)Math.Min(content.Info.Length ?? 0, FirstBuffer) + 1);
        try
        {
            var filled = 0;
            int read;
            while ((read = await content.Stream.ReadAsync(buffer.AsMemory(filled), token).ConfigureAwait(false)) > 0)
            {
                check.Add(buffer.AsSpan(filled, read));
                filled += read;
                if (filled > maxLength) throw new StorageException(StorageError.Refused, $"{key} at {store.Name} is longer than {maxLength} bytes.");
                if (filled == buffer.Length) buffer = Grown(buffer, buffers);
            }

            check.Finish();
            return new BufferedObject(buffers, buffer, filled);
        }
        catch
        {
            buffers.Return(buffer);
            throw;
        }
    }

    public void Dispose() => _buffers.Return(_buffer);

    private static byte[] Grown(byte[] buffer, ChipBuffers buffers)
    {
        var larger = buffers.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        buffers.Return(buffer);
        return larger;
    }
}
