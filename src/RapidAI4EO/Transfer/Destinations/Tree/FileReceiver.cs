using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer.Destinations.Tree;

/// <summary>
/// The one way by which bytes become a file: read, hashed, compared with what the store announced, and only then given the final
/// name. A chip fits into one buffer, so a damaged one never touches the disk.
/// </summary>
internal static class FileReceiver
{
    /// <param name="content">What the store gave.</param>
    /// <param name="digest">Made for it; follows the bytes.</param>
    /// <param name="buffers">Lends a buffer.</param>
    /// <param name="file">Where they go; placed when they are right.</param>
    /// <param name="progress">Told the bytes so far.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The file's hash, where one was asked for.</returns>
    public static async Task<string?> ReceiveAsync(
        ObjectContent content, ContentDigest digest, ChipBuffers buffers, IncomingFile file, IProgress<long>? progress, CancellationToken token)
    {
        string? hash;
        var buffer = buffers.Rent();
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
            buffers.Return(buffer);
        }

        try
        {
            file.Commit();
        }
        catch (FileVanishedException e)
        {
            // Fetching again heals it, so it counts as damage.
            throw new StorageException(StorageError.Corrupt, e.Message, e);
        }

        progress?.Report(digest.Length);
        return hash;
    }

    private static ValueTask<int> FillAsync(Stream stream, byte[] buffer, CancellationToken token) =>
        stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token);
}
