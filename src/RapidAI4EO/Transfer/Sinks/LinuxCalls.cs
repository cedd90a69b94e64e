using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RapidAI4EO.Transfer;

/// <summary>What Linux can do and the framework does not offer.</summary>
internal static partial class LinuxCalls
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint NoReplace = 1; // RENAME_NOREPLACE
    private const int FileExists = 17; // EEXIST
    private const int GetFlags = 3; // F_GETFL
    private const int SetFlags = 4; // F_SETFL
    private const int InvalidArgument = 22; // EINVAL

    /// <summary>syncfs(2).</summary>
    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFileSystem(SafeFileHandle file);

    /// <summary>Gives a file a name that is free, which File.Move does only nearly: it looks, and then it moves.</summary>
    /// <returns>False where the name is taken.</returns>
    /// <exception cref="IOException">It cannot be done.</exception>
    public static bool TryRename(string path, string target)
    {
        if (RenameAt2(CurrentFolder, path, CurrentFolder, target, NoReplace) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        if (error == FileExists) return false;
        if (error != InvalidArgument) throw new IOException($"{path} cannot be renamed: {Marshal.GetPInvokeErrorMessage(error)}.", error);

        // A file system that cannot do it, as some network ones.
        if (File.Exists(target)) return false;
        File.Move(path, target);
        return true;
    }

    /// <summary>Whether a file is read and written past the page cache (O_DIRECT), which not every file system can do.</summary>
    public static bool TrySetDirect(SafeFileHandle file, bool isDirect)
    {
        // One of the flags whose number depends on the processor.
        var direct = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x10000 : 0x4000;
        var flags = ControlFile(file, GetFlags, 0);
        return flags >= 0 && ControlFile(file, SetFlags, isDirect ? flags | direct : flags & ~direct) == 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlFile(SafeFileHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
