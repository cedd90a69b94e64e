using System.Buffers;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Transfer;

/// <summary>
/// The one way by which bytes become a file: read, hashed, compared with what the store announced, and only then given the final
/// name. A chip fits into one buffer, so a damaged one never touches the disk.
/// </summary>
internal static class FileReceiver
{
    // A Planet Fusion chip is about 205 kB; at 256 connections these buffers are 64 MiB.
    private const int BufferSize = 256 << 10;

    /// <returns>The file's length in bytes.</returns>
    public static async Task<long> ReceiveAsync(
        ObjectContent content, string root, string partial, string target, IProgress<long>? progress, CancellationToken token)
    {
        using var check = new ContentCheck(content.Info, root);
        using var file = new PartialFile(partial, target);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int filled;
            while ((filled = await FillAsync(content.Stream, buffer, token).ConfigureAwait(false)) == buffer.Length)
            {
                check.Add(buffer);
                file.Append(buffer);
                progress?.Report(check.Length);
            }

            check.Add(buffer.AsSpan(0, filled));
            check.Finish();
            file.Append(buffer.AsSpan(0, filled));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        file.Place();
        progress?.Report(check.Length);
        return check.Length;
    }

    private static ValueTask<int> FillAsync(Stream stream, byte[] buffer, CancellationToken token) =>
        stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token);
}
