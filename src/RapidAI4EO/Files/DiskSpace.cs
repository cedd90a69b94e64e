using RapidAI4EO.Files.Native;


namespace RapidAI4EO.Files;

/// <summary>Room on a destination's file system for this user. Quotas are not seen.</summary>
/// <param name="FreeBytes">Bytes; null where that cannot be told.</param>
/// <param name="FreeInodes">How many more files and folders; null where there is no limit or it cannot be told.</param>
public readonly record struct DiskSpace(long? FreeBytes, long? FreeInodes)
{
    /// <summary>The room at a folder, or where it does not exist yet, at the nearest of its ancestors that does.</summary>
    public static DiskSpace Of(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing))
        {
            if (Path.GetDirectoryName(existing) is not { } parent) return default;
            existing = parent;
        }

        return FileSystemStatistics.Read(existing) is var (bytes, inodes) ? new DiskSpace(bytes, inodes) : new DiskSpace(FreeBytesOfDrive(existing), null);
    }

    /// <summary>Whether so much finds room.</summary>
    /// <param name="bytes">The likely total.</param>
    /// <param name="margin">How far the true total may lie from it; null where that is not known.</param>
    /// <param name="inodes">Files and folders that would be made.</param>
    public SpaceFit FitOf(long bytes, long? margin, long inodes)
    {
        if (FreeInodes < inodes || FreeBytes < bytes - (margin ?? bytes / 2)) return SpaceFit.TooSmall;
        if (FreeBytes is null) return SpaceFit.Unknown;
        return FreeBytes < bytes + (margin ?? bytes / 2) ? SpaceFit.Tight : SpaceFit.Fits;
    }

    private static long? FreeBytesOfDrive(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
