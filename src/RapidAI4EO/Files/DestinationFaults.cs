using RapidAI4EO.Corpus;

namespace RapidAI4EO.Files;

/// <summary>Tells what is wrong with the local side from the framework's exceptions, which differ from system to system.</summary>
internal static class DestinationFaults
{
    private static readonly int[] DiskFull = OperatingSystem.IsWindows()
        ? [unchecked((int)0x80070070), unchecked((int)0x80070027)]
        : OperatingSystem.IsMacOS() ? [28, 69] : [28, 122];

    // A file that is locked, and a file or folder that is there already.
    private static readonly int[] OfAnother = OperatingSystem.IsWindows()
        ? [unchecked((int)0x80070020), unchecked((int)0x80070050), unchecked((int)0x800700B7)]
        : OperatingSystem.IsMacOS() ? [35, 17] : [11, 17];

    private const int ReadOnlyFileSystem = 30;
    private const int TooManyOpenFiles = 24;
    private const int FileTooLarge = 27;

    public static bool IsDiskFull(Exception e) => Array.IndexOf(DiskFull, e.HResult) >= 0;

    /// <summary>Whether another program had the file, or had made it, in the same moment.</summary>
    public static bool IsOfAnother(Exception e) => Array.IndexOf(OfAnother, e.HResult) >= 0;

    public static bool IsLocal(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <param name="e">What the framework threw.</param>
    /// <param name="path">The file that was to be written.</param>
    public static CorpusException Translate(Exception e, string path)
    {
        if (Directory.Exists(path)) return new RefusedFileException($"A folder stands where the file {path} belongs.", e);
        var folder = Path.GetDirectoryName(path)!;
        if (FileInTheWay(folder) is { } file) return new RefusedFileException($"{file} is a file where a folder is needed.", e);
        return new DestinationException(Describe(e, folder), e);
    }

    public static string Describe(Exception e, string folder)
    {
        if (IsDiskFull(e)) return $"No space is left for {folder}. Free some and run again: what is complete stays.";
        if (!OperatingSystem.IsWindows() && DescribeUnix(e, folder) is { } words) return words;
        return e is UnauthorizedAccessException
            ? $"{folder} may not be written by this user."
            : $"{folder} cannot be written: {e.Message}";
    }

    private static string? DescribeUnix(Exception e, string folder) => e.HResult switch
    {
        ReadOnlyFileSystem => $"{folder} is on a read-only file system.",
        TooManyOpenFiles => $"{folder} cannot be written: this program may open no more files and connections. Raise the limit (ulimit -n), or fetch fewer at once with --parallel.",
        FileTooLarge => $"{folder} cannot be written: a file would be larger than this user (ulimit -f) or the file system allows. Raise the limit, or write smaller files.",
        _ => null,
    };

    /// <summary>The file among a folder's ancestors that keeps it from existing.</summary>
    public static string? FileInTheWay(string? folder)
    {
        while (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            if (File.Exists(folder)) return folder;
            folder = Path.GetDirectoryName(folder);
        }

        return null;
    }
}
