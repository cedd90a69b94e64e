using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RapidAI4EO.Transfer;

/// <summary>What Linux can do and the framework does not offer.</summary>
internal static partial class LinuxCalls
{
    /// <summary>syncfs(2).</summary>
    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFileSystem(SafeFileHandle file);
}
