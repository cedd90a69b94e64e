using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// A small ext4 of its own, which can break while a program writes to it. Making one takes Linux, root and loop devices; without
/// them the test is skipped.
/// </summary>
public sealed class LoopDisk : IDisposable
{
    private readonly TestFolder _folder = new();

    public LoopDisk(int mebibytes)
    {
        using (var image = File.Create(_folder["image"])) image.SetLength((long)mebibytes << 20);
        Directory.CreateDirectory(Path);
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && SystemCommand.Run("mkfs.ext4", "-q", "-F", _folder["image"]) && Mount()) return;
        _folder.Dispose();
        Assert.Skip("A file system in a file can be mounted only on Linux, as root, with loop devices.");
    }

    public string Path => _folder["disk"];

    /// <summary>From now on it is read-only, whoever has files open, and what it had not yet brought to the medium is lost.</summary>
    public void Break() => Assert.True(SystemCommand.Run("mount", "-o", "remount,abort", Path));

    /// <summary>As after a start of the machine.</summary>
    public void MountAgain()
    {
        Assert.True(SystemCommand.Unmount(Path));
        Assert.True(Mount());
    }

    public void Dispose()
    {
        Assert.True(SystemCommand.Unmount(Path));
        _folder.Dispose();
    }

    private bool Mount() => SystemCommand.Run("mount", "-o", "loop", _folder["image"], Path);
}
