using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>A file system of a few mebibytes in memory. Making one takes Linux and root; without them the test is skipped.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <param name="mebibytes">Its size.</param>
    /// <param name="inodes">How many files and folders it takes, itself included; null for plenty.</param>
    public SmallDisk(int mebibytes, int? inodes = null)
    {
        var options = $"size={mebibytes}m" + (inodes is null ? "" : $",nr_inodes={inodes}");
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && SystemCommand.Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", Path)) return;
        _folder.Dispose();
        Assert.Skip("A small file system can be mounted only on Linux, as root, where mounting is allowed.");
    }

    public string Path => _folder.Path;

    public void MakeReadOnly() => Assert.True(SystemCommand.Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Assert.True(SystemCommand.Unmount(Path));
        _folder.Dispose();
    }
}
