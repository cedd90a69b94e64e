using RapidAI4EO.Storage;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer;

/// <summary>Takes an object into memory and checks it there.</summary>
internal static class MemoryReceiver
{
    /// <summary>Bytes that are made room for where a root does not say how long an object is.</summary>
    public const int UnknownLength = 256 << 10;

    /// <returns>The buffer, to be returned, and the hash; on an exception there is nothing to return.</returns>
    public static async Task<(byte[] Buffer, string? Hash)> ReceiveAsync(
        ObjectContent content, ContentDigest digest, ChipBuffers buffers, CancellationToken token)
    {
        // One byte more shows whether there is more than was announced, without growing for it.
        var buffer = buffers.Rent((int)Math.Min(content.Info.Length ?? UnknownLength, Array.MaxLength - 1) + 1);
        try
        {
            var filled = 0;
            int read;
            while ((read = await content.Stream.ReadAsync(buffer.AsMemory(filled), token).ConfigureAwait(false)) > 0)
            {
                digest.Add(buffer.AsSpan(filled, read));
                filled += read;
                if (filled == buffer.Length) buffer = Grown(buffer, buffers);
            }

            return (buffer, digest.Finish());
        }
        catch
        {
            buffers.Return(buffer);
            throw;
        }
    }

    private static byte[] Grown(byte[] buffer, ChipBuffers buffers)
    {
        var larger = buffers.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        buffers.Return(buffer);
        return larger;
    }
}
