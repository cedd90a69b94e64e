using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Files.Native;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NameOfAPipe_IsRefusedAndThePipeStays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes with names are made by mkfifo.");
        var (pipe, link) = (_folder["pipe"], _folder["link"]);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [pipe])) mkfifo.WaitForExit();
        File.CreateSymbolicLink(link, pipe);
        foreach (var path in new[] { pipe, link })
        {
            var e = Assert.Throws<InvalidInputException>(() => AtomicFile.Write(path, "The table", _ => Assert.Fail("Nothing is to be written.")));
            Assert.Equal($"The table cannot go to {path}, which is a device, a pipe or a socket. Name a file.", e.Message);
        }

        Assert.True(FileKind.IsSpecial(pipe));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void Write_NameOfALink_IsWrittenWhereItLeads()
    {
        var (file, link) = (_folder["file"], _folder["link"]);
        File.CreateSymbolicLink(link, file);
        for (byte content = 1; content <= 2; content++)
        {
            Assert.Equal(1, AtomicFile.Write(link, "The table", stream => stream.WriteByte(content)));
            Assert.Equal([content], File.ReadAllBytes(file));
            Assert.Equal(file, new FileInfo(link).LinkTarget);
        }

        File.CreateSymbolicLink(_folder["a"], _folder["b"]);
        File.CreateSymbolicLink(_folder["b"], _folder["a"]);
        Assert.Throws<CorpusException>(() => AtomicFile.Write(_folder["a"], "The table", _ => Assert.Fail("Nothing is to be written.")));
        Assert.Equal(4, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void IsSpecial_FilesFoldersAndNothing_AreNot()
    {
        var file = _folder["file"];
        File.WriteAllBytes(file, [1]);
        Assert.All([file, _folder.Path, _folder["none"], Path.Combine(file, "x")], path => Assert.False(FileKind.IsSpecial(path)));
    }
}
