using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Files;

public sealed partial class FileFlushTests
{
    [Fact]
    public void ToDisk_AFile_IsDone()
    {
        using var folder = new TestFolder();
        using var file = new FileStream(folder["x"], FileMode.Create);
        file.WriteByte(1);
        FileFlush.ToDisk(file);
        Assert.Equal(1, new FileInfo(folder["x"]).Length);
    }

    [Fact]
    public void ToDisk_TheSystemRefuses_IsAFault()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Only Linux is asked directly.");

        // A number that no file has: EBADF stands for any error of fsync(2).
        using var none = new SafeFileHandle(1_000_000_000, ownsHandle: false);
        Assert.Throws<IOException>(() => FileFlush.ToDisk(none));
    }

    [Fact]
    public void Source_BringsFilesToDisk_OnlyThroughFileFlush()
    {
        var source = SourceFolder();
        if (source is null) Assert.Skip("The source is not here.");
        var others = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "FileFlush.cs" && Unchecked().IsMatch(File.ReadAllText(path)));
        Assert.Empty(others);
    }

    [GeneratedRegex(@"RandomAccess\.FlushToDisk|\.Flush\((flushToDisk: )?true\)")]
    private static partial Regex Unchecked();

    private static string? SourceFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "RapidAI4EO.slnx"))) return Path.Combine(folder, "src", "RapidAI4EO");
        }

        return null;
    }
}
