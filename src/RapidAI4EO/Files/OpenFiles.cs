using System.Globalization;

namespace RapidAI4EO.Files;

/// <summary>How many files and connections the system lets this process have (<c>ulimit -n</c>).</summary>
internal static class OpenFiles
{
    // A worker has a connection and a file, and may have one more connection that the general way keeps.
    private const int OfAWorker = 3;

    // Manifests, lists, and what the framework opens on the way.
    private const int OfOthers = 24;

    /// <summary>How many workers have room; at least one, which may still have luck.</summary>
    public static int Workers() => WorkersOf(Free());

    /// <param name="free">Files that can still be opened; null where that is not known.</param>
    public static int WorkersOf(long? free) => free is { } count ? (int)Math.Clamp((count - OfOthers) / OfAWorker, 1, int.MaxValue) : int.MaxValue;

    /// <param name="limits">What /proc/self/limits says.</param>
    /// <returns>The soft limit; null for none.</returns>
    public static long? LimitOf(IEnumerable<string> limits)
    {
        var line = limits.FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var soft, ..]
            && long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    private static long? Free()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            return LimitOf(File.ReadLines("/proc/self/limits")) - Directory.EnumerateFileSystemEntries("/proc/self/fd").LongCount();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
