using RapidAI4EO.Index.Cache;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>What is in the cache.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">Our files in it.</param>
/// <param name="Bytes">What they take.</param>
/// <param name="FreeBytes">Room left on its disk; null where that cannot be told.</param>
internal sealed record CacheResult(string Path, int Files, long Bytes, long? FreeBytes)
{
    public static CacheResult Of(CacheFolder cache)
    {
        var files = cache.Files;
        return new CacheResult(cache.Path, files.Count, files.Sum(file => file.Exists ? file.Length : 0), Free(cache.Path));
    }

    private static long? Free(string? folder)
    {
        // The cache may not exist yet; its disk does.
        while (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        try
        {
            return string.IsNullOrEmpty(folder) ? null : new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
