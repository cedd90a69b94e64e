using System.Security.Cryptography;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Destinations.Tree;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Transfer.Download;

/// <summary>Single files, for caches: checked and renamed as in a run, without one.</summary>
public static class ObjectStoreDownloads
{
    /// <summary>
    /// Fetches an object to a path, in place of a file that is there; the path shows the old file or the whole new one, never a part.
    /// Partial files that a killed fetch of the same path left are removed.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The object.</param>
    /// <param name="path">The file; its folder is made where it does not exist.</param>
    /// <param name="progress">Told the bytes so far, every quarter of a mebibyte; starts anew when the fetch does.</param>
    /// <param name="retry">Null for <see cref="Retry.Default"/>.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>What the store said of the object, with its true length.</returns>
    /// <exception cref="StorageException">The object cannot be had or never came whole.</exception>
    /// <exception cref="CorpusException">The file cannot be written.</exception>
    public static Task<ObjectInfo> DownloadToFileAsync(
        this IObjectStore store, string key, string path, IProgress<long>? progress = null, Retry? retry = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        path = Path.GetFullPath(path);
        return (retry ?? Retry.Default).RunAsync(inner => FetchAsync(store, key, path, progress, inner), token);
    }

    private static async Task<ObjectInfo> FetchAsync(
        IObjectStore store, string key, string path, IProgress<long>? progress, CancellationToken token)
    {
        var content = await store.OpenAsync(key, token).ConfigureAwait(false);
        await using var _ = content.ConfigureAwait(false);
        var name = $".{Path.GetFileName(path)}.";
        var folder = Path.GetDirectoryName(path)!;
        ClearAbandoned(folder, name);
        var partial = Path.Combine(folder, $"{name}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.part");
        using var digest = new ContentDigest(content.Info, store.Name, HashChoice.Auto);
        using var file = new PartialFile(partial, path);
        await FileReceiver.ReceiveAsync(content, digest, new ChipBuffers(), file, progress, token).ConfigureAwait(false);
        return content.Info with { Length = digest.Length };
    }

    /// <summary>A partial file is locked while it is written, so one that can be opened has lost its writer.</summary>
    private static void ClearAbandoned(string folder, string name)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var partial in Directory.EnumerateFiles(folder, name + "*.part"))
        {
            try
            {
                File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                PartialFile.Delete(partial);
            }
            catch (Exception e) when (DestinationFaults.IsLocal(e))
            {
            }
        }
    }
}
