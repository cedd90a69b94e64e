using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files.Native;

namespace RapidAI4EO.Files;

/// <summary>
/// Brings what was written to disk. Linux does it for a whole file system at once, which costs a group of files little more than
/// one; elsewhere each file is flushed before it gets its name.
/// </summary>
internal abstract class DiskSync
{
    /// <summary>Whether each file has to be flushed on its own, since <see cref="Flush"/> cannot do it for all.</summary>
    public abstract bool FlushesSingly { get; }

    /// <summary>Whether files can be written before they have names.</summary>
    /// <param name="path">A name that is free, in an existing folder of the disk.</param>
    public virtual bool TakesUnnamed(string path) => OperatingSystem.IsLinux() && AnonymousTempFile.WorksAt(path);

    /// <param name="file">Any open file of the file system that is meant; it must stay open.</param>
    public static DiskSync Of(SafeFileHandle file) => OperatingSystem.IsLinux() ? new WholeFileSystem(file) : new Singly();

    /// <summary>All that was written and renamed before is on disk when this returns.</summary>
    /// <exception cref="DestinationException">The disk did not take it.</exception>
    public abstract void Flush();

    private sealed class Singly : DiskSync
    {
        public override bool FlushesSingly => true;

        public override void Flush()
        {
        }
    }

    private sealed class WholeFileSystem(SafeFileHandle file) : DiskSync
    {
        public override bool FlushesSingly => false;

        public override void Flush()
        {
            if (LinuxCalls.SyncFileSystem(file) == 0) return;
            var reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            throw new DestinationException($"What was written could not be brought to disk ({reason}). What the manifest names is safe; run again.");
        }
    }
}
