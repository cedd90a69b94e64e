using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RapidAI4EO.Files.Native;

/// <summary>What Linux can do and the framework does not offer.</summary>
internal static partial class LinuxCalls
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint NoReplace = 1; // RENAME_NOREPLACE
    public const int NoSuchFile = 2; // ENOENT
    public const int FileExists = 17; // EEXIST
    private const int Interrupted = 4; // EINTR
    private const int FollowLink = 0x400; // AT_SYMLINK_FOLLOW
    private const int GetFlags = 3; // F_GETFL
    private const int SetFlags = 4; // F_SETFL
    private const int InvalidArgument = 22; // EINVAL

    /// <summary>Why the last call failed.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    /// <summary>syncfs(2).</summary>
    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFileSystem(SafeFileHandle file);

    /// <summary>fsync(2).</summary>
    /// <returns>Zero, or the number of the error. What has no disk behind it, as a pipe, is no error.</returns>
    public static int Flush(SafeFileHandle file)
    {
        const int notSupported = 95; // EOPNOTSUPP
        while (SyncFile(file) != 0)
        {
            var error = LastError;
            if (error == Interrupted) continue;
            return error is InvalidArgument or notSupported ? 0 : error;
        }

        return 0;
    }

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

    /// <summary>Opens a file without a name for writing; it is gone with its handle unless it is given one.</summary>
    /// <param name="folder">In whose file system, and near whose files.</param>
    /// <returns>An invalid handle where that cannot be done; <see cref="LastError"/> has the reason.</returns>
    public static SafeFileHandle OpenAnonymous(string folder)
    {
        const int writeOnly = 1;
        const int closeOnExec = 0x80000;
        const int unnamed = 0x400000;
        return Open(folder, unnamed | FolderFlag | writeOnly | closeOnExec, Convert.ToInt32("666", 8));
    }

    /// <summary>Gives an open file a name.</summary>
    /// <returns>Zero, or the number of the error.</returns>
    public static int Link(SafeFileHandle file, string path) =>
        LinkAt(CurrentFolder, $"/proc/self/fd/{file.DangerousGetHandle()}", CurrentFolder, path, FollowLink) == 0 ? 0 : LastError;

    /// <exception cref="IOException">Not all could be written.</exception>
    public static void WriteAll(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = Write(file, bytes, bytes.Length);
            if (written >= 0) bytes = bytes[(int)written..];
            else if (LastError != Interrupted) throw Fault(LastError);
        }
    }

    /// <summary>What the framework would throw for an error.</summary>
    public static Exception Fault(int error)
    {
        const int notPermitted = 1; // EPERM
        const int accessDenied = 13; // EACCES
        var message = Marshal.GetPInvokeErrorMessage(error);
        return error is notPermitted or accessDenied ? new UnauthorizedAccessException(message) : new IOException(message, error);
    }

    /// <summary>Whether a file is read and written past the page cache (O_DIRECT), which not every file system can do.</summary>
    public static bool TrySetDirect(SafeFileHandle file, bool isDirect)
    {
        var direct = IsArm ? 0x10000 : 0x4000;
        var flags = ControlFile(file, GetFlags, 0);
        return flags >= 0 && ControlFile(file, SetFlags, isDirect ? flags | direct : flags & ~direct) == 0;
    }

    // Flags whose numbers depend on the processor.
    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static int FolderFlag => IsArm ? 0x4000 : 0x10000; // O_DIRECTORY

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncFile(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkAt(int oldFolder, string oldPath, int newFolder, string newPath, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint length);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlFile(SafeFileHandle file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
