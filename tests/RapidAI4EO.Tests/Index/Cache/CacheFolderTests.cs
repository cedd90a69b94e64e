using RapidAI4EO.Index.Cache;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Index.Cache;

public sealed class CacheFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_OwnVariable_ComesFirst()
    {
        var cache = CacheFolder.Find(name => name == CacheFolder.Variable ? _folder["own"] : _folder["xdg"]);
        Assert.Equal(_folder["own"], cache.Path);
    }

    [Fact]
    public void Find_XdgVariable_IsAFolderOfOursInIt() =>
        Assert.Equal(_folder["rapidai4eo"], CacheFolder.Find(name => name == "XDG_CACHE_HOME" ? _folder.Path : null).Path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative/path")]
    public void Find_NoUsableVariable_IsTheSystemsFolder(string? xdg)
    {
        var cache = CacheFolder.Find(name => name == "XDG_CACHE_HOME" ? xdg : null);
        Assert.True(Path.IsPathRooted(cache.Path));
        Assert.Contains("rapidai4eo", cache.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_StrangersAmongOurs_DeletesOursAlone()
    {
        var cache = new CacheFolder(_folder.Path);
        string[] ours =
        [
            "rapidai4eo.index", ".rapidai4eo.index.0123.part", "resources/rapidai4eo_labels.csv.gz",
            "resources/rapidai4eo_labels.csv.gz.version", "resources/.rapidai4eo_labels.csv.gz.0123.part",
        ];
        string[] others = ["notes.txt", "other.index", "resources/mine.csv", "resources/deep/rapidai4eo_labels.csv.gz"];
        foreach (var name in ours.Concat(others))
        {
            _folder.Write(name, "1234");
        }

        Assert.Equal(4 * ours.Length, cache.Clear());
        Assert.Equal(others.Order(StringComparer.Ordinal), _folder.Files);
    }

    [Fact]
    public void Clear_OnlyOurs_LeavesNoFolder()
    {
        _folder.Write("rapidai4eo.index", "1");
        _folder.Write("resources/rapidai4eo_labels.csv.gz", "1");
        Assert.Equal(2, new CacheFolder(_folder.Path).Clear());
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public void Clear_NoFolder_FreesNothing() => Assert.Equal(0, new CacheFolder(_folder["none"]).Clear());
}
