using System.Runtime.InteropServices;

namespace RapidAI4EO.Files.Native;

/// <summary>What a name stands for, which the framework does not tell without opening it, and a pipe may wait for ever to be opened.</summary>
public static partial class FileKind
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint KindAlone = 1; // STATX_TYPE
    private const int StatusLength = 256;
    private const int ModeOffset = 28; // stx_mode, the same on every processor
    private const int KindMask = 0xF000; // S_IFMT

    /// <summary>Whether something has the name, at the end of any links, and it is a device, a pipe or a socket.</summary>
    /// <returns>False also where the system cannot say.</returns>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        Span<byte> status = stackalloc byte[StatusLength];
        try
        {
            if (Status(CurrentFolder, path, 0, KindAlone, status) != 0) return false;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }

        return (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & KindMask) is not (0x8000 or 0x4000); // S_IFREG, S_IFDIR
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, Span<byte> status);
}
