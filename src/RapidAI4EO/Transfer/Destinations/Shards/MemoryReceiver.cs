using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer.Destinations.Shards;

/// <summary>Takes an object into memory and checks it there.</summary>
internal static class MemoryReceiver
{
    /// <summary>Bytes that are made room for where a root does not say how long an object is.</summary>
    public const int UnknownLength = 256 << 10;

    /// <summary>The most that a file in a shard may have: it lies in memory as a whole.</summary>
    public const int MaxLength = 1 << 30;

    // What is announced may be untrue; a larger buffer comes with the bytes.
    private const int FirstBuffer = 8 << 20;

    /// <returns>The buffer, to be returned, and the hash; on an exception there is nothing to return.</returns>
    /// <exception cref="RefusedFileException">It is larger than <see cref="MaxLength"/>.</exception>
    public static async Task<(byte[] Buffer, string? Hash)> ReceiveAsync(
        ObjectContent content, ContentDigest digest, ChipBuffers buffers, CancellationToken token)
    {
        // One byte more shows whether there is more than was announced, without growing for it.
        var buffer = buffers.Rent((int)Math.Min(content.Info.Length ?? UnknownLength, FirstBuffer) + 1);
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

    /// <summary>Refuses what is announced as larger than a shard takes, before anything is fetched of it.</summary>
    public static void Require(long? announced)
    {
        if (announced > MaxLength) throw TooLarge();
    }

    /// <summary>Bytes of the buffer after one that is full: doubled, up to one byte more than a file may have.</summary>
    public static int LengthAfter(int length) => (int)Math.Min(2L * length, MaxLength + 1L);

    private static RefusedFileException TooLarge() =>
        new($"It is larger than {MaxLength >> 20} MiB, the most that a shard takes of one file. Fetch it into a tree, without --shards.");

    private static byte[] Grown(byte[] buffer, ChipBuffers buffers)
    {
        if (buffer.Length > MaxLength) throw TooLarge();
        var larger = buffers.Rent(LengthAfter(buffer.Length));
        buffer.CopyTo(larger, 0);
        buffers.Return(buffer);
        return larger;
    }
}
