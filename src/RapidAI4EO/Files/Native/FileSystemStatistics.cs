using System.Runtime.InteropServices;

namespace RapidAI4EO.Files.Native;

/// <summary>Free bytes and inodes by POSIX <c>statvfs</c>, on Linux: the framework knows of no inodes.</summary>
internal static partial class FileSystemStatistics
{
    /// <summary>Free bytes, and free inodes or null where there is no limit. Null on other systems, on 32 bits, and where the call fails.</summary>
    public static (long Bytes, long? Inodes)? Read(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess) return null;
        try
        {
            return StatVfs(folder, out var found) == 0 ? Describe(found) : null;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>File systems that make inodes as they need them, as btrfs does, report that they have none.</summary>
    private static (long Bytes, long? Inodes) Describe(in Statistics found) => (
        Cap((UInt128)found.AvailableBlocks * found.FragmentSize),
        found.Inodes == 0 ? null : Cap(found.AvailableInodes));

    private static long Cap(UInt128 value) => value > (UInt128)long.MaxValue ? long.MaxValue : (long)value;

    // The runtime finds the C library of the system by this name, glibc as well as musl.
    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatVfs(string path, out Statistics statistics);

    /// <summary>
    /// <c>struct statvfs</c> where long has 64 bits: the same eight fields lead it in glibc and musl, on x64 and on arm64. What
    /// follows differs and is not read; 112 bytes are written, and there is room for more.
    /// </summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Statistics
    {
        public ulong BlockSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong FreeBlocks;
        public ulong AvailableBlocks;
        public ulong Inodes;
        public ulong FreeInodes;
        public ulong AvailableInodes;
    }
}
