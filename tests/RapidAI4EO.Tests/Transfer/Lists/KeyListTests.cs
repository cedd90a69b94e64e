using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Lists;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Lists;

public sealed class KeyListTests
{
    private static readonly RootAddress Own = RootAddress.Parse("http://127.0.0.1:8080/corpus?sig=secret");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_KeysUrlsCommentsAndBlanks_GivesTheKeys()
    {
        var list = "\uFEFF# a comment\r\nimagery/a.tif\r\n\r\n   labels/b.geojson  \n"
            + "https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/imagery/c.tif\n"
            + "https://data.source.coop/planet/rapidai4eo/imagery/d.tif?sig=x\n"
            + "http://127.0.0.1:8080/corpus/imagery/e%20f.tif\n#end\n\uFEFFlast";
        Assert.Equal(
            ["imagery/a.tif", "labels/b.geojson", "imagery/c.tif", "imagery/d.tif", "imagery/e f.tif", "last"],
            await ReadAsync(list));
    }

    [Theory]
    [InlineData("a\nb\n../c", "line 3", "'..' as a name")]
    [InlineData("# x\n\n/etc/passwd", "line 3", "below none of the roots")]
    [InlineData("https://user:secret@other.example/a?sig=secret", "line 1", "below none of the roots")]
    [InlineData("https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/..%2f..%2fx", "line 1", "not a key")]
    [InlineData("a\\b", "line 1", "'\\'")]
    public async Task ReadAsync_ABadLine_IsNamedWithoutSecrets(string list, string line, string words)
    {
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => ReadAsync(list));
        Assert.Contains(line, e.Message, StringComparison.Ordinal);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AVeryLongList_IsStreamed()
    {
        using var reader = new Endless();
        Assert.Equal(3, await KeyList.ReadAsync(reader, [], token: Token).Take(3).CountAsync(Token));
    }

    [Fact]
    public async Task ReadFileAsync_AFile_IsReadAndNamed()
    {
        using var folder = new TestFolder();
        folder.Write("list.txt", "\uFEFFa\r\nb\r\n\\c"u8.ToArray());
        var e = await Assert.ThrowsAsync<InvalidInputException>(async () => await KeyList.ReadFileAsync(folder["list.txt"], [Own], Token).ToListAsync(Token));
        Assert.Contains("list.txt, line 3", e.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], await KeyList.ReadFileAsync(folder["list.txt"], [Own], Token).Take(2).ToListAsync(Token));
        e = await Assert.ThrowsAsync<InvalidInputException>(async () => await KeyList.ReadFileAsync(folder["none"], [], Token).ToListAsync(Token));
        Assert.Contains("cannot be read", e.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ReadAsync(string list) =>
        await KeyList.ReadAsync(new StringReader(list), [Own], token: Token).ToListAsync(Token);

    private sealed class Endless : TextReader
    {
        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => new("imagery/a.tif");
    }
}
