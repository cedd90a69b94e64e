using System.Buffers;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer;

/// <summary>Takes an object into memory and checks it there.</summary>
internal static class MemoryReceiver
{
    /// <summary>Bytes that are made room for where a root does not say how long an object is.</summary>
    public const int UnknownLength = 256 << 10;

    // The pool would keep what is larger for good, and a chip is not larger.
    private const int MaxPooled = 1 << 20;

    /// <returns>The buffer and whether it is the pool's; on an exception there is none to give back.</returns>
    public static async Task<(byte[] Buffer, bool IsPooled, string? Hash)> ReceiveAsync(
        ObjectContent content, ContentDigest digest, CancellationToken token)
    {
        // One byte more shows whether there is more than was announced, without growing for it.
        var buffer = NewBuffer((int)Math.Min(content.Info.Length ?? UnknownLength, Array.MaxLength - 1) + 1);
        try
        {
            var filled = 0;
            int read;
            while ((read = await content.Stream.ReadAsync(buffer.AsMemory(filled), token).ConfigureAwait(false)) > 0)
            {
                digest.Add(buffer.AsSpan(filled, read));
                filled += read;
                if (filled == buffer.Length) buffer = Grown(buffer);
            }

            return (buffer, IsPooled(buffer), digest.Finish());
        }
        catch
        {
            Release(buffer);
            throw;
        }
    }

    private static byte[] NewBuffer(int length) => length <= MaxPooled ? ArrayPool<byte>.Shared.Rent(length) : new byte[length];

    private static bool IsPooled(byte[] buffer) => buffer.Length <= MaxPooled;

    private static byte[] Grown(byte[] buffer)
    {
        var larger = NewBuffer(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        Release(buffer);
        return larger;
    }

    private static void Release(byte[] buffer)
    {
        if (IsPooled(buffer)) ArrayPool<byte>.Shared.Return(buffer);
    }
}
