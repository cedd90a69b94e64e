using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Files;

#pragma warning disable CA1416 // Where it is not supported, it is skipped.

/// <summary>Files that get their names when they are complete.</summary>
public sealed class AnonymousTempFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void Commit_AfterTwoAppends_ShowsTheWholeFileAndNothingBefore()
    {
        using var file = Open("a/b/chip.tif");
        file.Append([1, 2]);
        file.Append([3]);
        Assert.Empty(_folder.Files);
        file.Commit();
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_folder["a/b/chip.tif"]));
        Assert.Equal(["a/b/chip.tif"], _folder.Files);
    }

    [Fact]
    public void Dispose_NotPlaced_LeavesNothing()
    {
        using (var file = Open("chip.tif")) file.Append([1]);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Commit_WhereAFileStands_ReplacesIt()
    {
        _folder.Write("chip.tif", [9, 9, 9, 9]);
        using var file = Open("chip.tif");
        file.Append([1]);
        Assert.Equal([9, 9, 9, 9], File.ReadAllBytes(_folder["chip.tif"]));
        file.Commit();
        Assert.Equal([1], File.ReadAllBytes(_folder["chip.tif"]));
        Assert.Equal(["chip.tif"], _folder.Files);
    }

    [Fact]
    public void Commit_WhereAFolderStands_SaysSo()
    {
        _folder.Write("chip.tif/inside", [9]);
        using (var file = Open("chip.tif"))
        {
            file.Append([1]);
            var e = Assert.Throws<RefusedFileException>(file.Commit);
            Assert.Contains("A folder stands", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["chip.tif/inside"], _folder.Files);
    }

    [Fact]
    public void Append_BelowAFile_SaysSo()
    {
        _folder.Write("deep", [9]);
        using var file = Open("deep/chip.tif");
        Assert.Throws<RefusedFileException>(() => file.Append([1]));
        Assert.Equal(["deep"], _folder.Files);
    }

    [Fact]
    public void Commit_ItsFolderVanished_SaysSo()
    {
        using var file = Open("deep/chip.tif");
        file.Append([1]);
        Directory.Delete(_folder["deep"]);
        Assert.Contains("vanished", Assert.Throws<FileVanishedException>(file.Commit).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WorksAt_AFolderThatIsNot_IsFalse() => Assert.False(OperatingSystem.IsLinux() && AnonymousTempFile.WorksAt(_folder["none/trial"]));

    public void Dispose() => _folder.Dispose();

    private AnonymousTempFile Open(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has files without names.");
        return new AnonymousTempFile(_folder[path], () => new PartialFile(_folder[path] + ".part", _folder[path]));
    }
}
