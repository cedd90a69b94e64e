using System.Buffers;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer;

/// <summary>
/// The one way by which bytes become a file: read, hashed, compared with what the store announced, and only then given the final
/// name. A chip fits into one buffer, so a damaged one never touches the disk.
/// </summary>
internal static class FileReceiver
{
    // A Planet Fusion chip is about 205 kB; at 256 connections these buffers are 64 MiB.
    private const int BufferSize = 256 << 10;

    /// <param name="content">What the store gave.</param>
    /// <param name="digest">Made for it; follows the bytes.</param>
    /// <param name="file">Where they go; placed when they are right.</param>
    /// <param name="progress">Told the bytes so far.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The file's hash, where one was asked for.</returns>
    public static async Task<string?> ReceiveAsync(
        ObjectContent content, ContentDigest digest, PartialFile file, IProgress<long>? progress, CancellationToken token)
    {
        string? hash;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int filled;
            while ((filled = await FillAsync(content.Stream, buffer, token).ConfigureAwait(false)) == buffer.Length)
            {
                digest.Add(buffer);
                file.Append(buffer);
                progress?.Report(digest.Length);
            }

            digest.Add(buffer.AsSpan(0, filled));
            hash = digest.Finish();
            file.Append(buffer.AsSpan(0, filled));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        file.Place();
        progress?.Report(digest.Length);
        return hash;
    }

    private static ValueTask<int> FillAsync(Stream stream, byte[] buffer, CancellationToken token) =>
        stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token);
}
