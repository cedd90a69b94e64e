using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files.Native;

namespace RapidAI4EO.Files;

/// <summary>Brings a file to disk and believes the disk: the framework's own call says nothing where the system could not write.</summary>
internal static class FileFlush
{
    /// <exception cref="IOException">What was written did not reach the disk, and must not be relied on.</exception>
    public static void ToDisk(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        var error = LinuxCalls.Flush(file);
        if (error != 0) throw LinuxCalls.Fault(error);
    }

    /// <summary>The same for a stream with a buffer of its own.</summary>
    public static void ToDisk(FileStream file)
    {
        file.Flush();
        ToDisk(file.SafeFileHandle);
    }
}
