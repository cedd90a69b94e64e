using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Documents;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Documents;

public sealed class DocumentAddressTests
{
    [Theory]
    [InlineData("https://h/a/c.json", "./i.json", "https://h/a/i.json")]
    [InlineData("https://h/a/c.json", "i 1.json", "https://h/a/i%201.json")]
    [InlineData("https://h/a/c.json", "../b/i%20%C3%A4.json", "https://h/b/i%20%C3%A4.json")]
    [InlineData("https://h/a/c.json", "/x/i.json?v=2&w=%2F#part", "https://h/x/i.json?v=2&w=%2F")]
    [InlineData("https://h/a/c.json?token=1", "i.json", "https://h/a/i.json")]
    [InlineData("https://h/a/c.json", "HTTP://OTHER:80/a/../i%6a.json?", "http://other/ij.json")]
    [InlineData("https://h/a/c.json", "//other/i.json", "https://other/i.json")]
    [InlineData("https://h/a/c.json", "..\\b\\i.json", "https://h/b/i.json")]
    [InlineData("https://h/a/c.json", "https://user:pass@h/i.json", "https://h/i.json")]
    public void Follow_AnyLink_LeadsWhereItShould(string from, string href, string expected) =>
        Assert.Equal(expected, DocumentAddress.Parse(from).Follow(href, out _)!.Uri.AbsoluteUri);

    [Theory]
    [InlineData("file:///etc/passwd", "file of this machine")]
    [InlineData("C:/windows/i.json", "file of this machine")]
    [InlineData("C:\\windows\\i.json", "file of this machine")]
    [InlineData("\\\\?\\C:\\i.json", "")]
    [InlineData("s3://bucket/i.json", "scheme s3")]
    [InlineData("javascript:alert(1)", "scheme javascript")]
    [InlineData("http://[::1/i.json", "not the address")]
    public void Follow_FromTheWebToElsewhere_IsRefused(string href, string fault)
    {
        var to = DocumentAddress.Parse("https://h/c.json").Follow(href, out var reason);
        if (fault.Length == 0) Assert.True(to is null || to.IsWeb);
        else Assert.Contains(fault, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_BetweenFiles_StaysAmongThem()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of Unix.");
        var catalog = DocumentAddress.Parse("/tmp/a b/50%25#?/c.json");
        Assert.Equal("/tmp/a b/50%25#?/c.json", catalog.File);
        Assert.Equal("/tmp/a b/i 1.json", catalog.Follow("../i%201.json", out _)!.File);
        Assert.Equal("/tmp/i.json", catalog.Follow("file:///tmp/i.json", out _)!.File);
        Assert.Equal("https://h/i.json", catalog.Follow("https://h/i.json", out _)!.ToString());
        Assert.Equal("/tmp/a b/x.tif", catalog.Absolute("../x.tif"));
    }

    [Theory]
    [InlineData("s3://bucket/k y.tif", "s3://bucket/k y.tif")]
    [InlineData("s3://bucket/k%20y.tif", "s3://bucket/k%20y.tif")]
    [InlineData("S3://Bucket/A/../b\\c#1?x.tif ", "S3://Bucket/A/../b\\c#1?x.tif ")]
    [InlineData("gs://bucket_1/ä+b.tif", "gs://bucket_1/ä+b.tif")]
    [InlineData("az://c/a b.tif", "az://c/a b.tif")]
    [InlineData("abfs://c@account.dfs.core.windows.net/a b.tif", "abfs://c@account.dfs.core.windows.net/a b.tif")]
    [InlineData("https://h/a b.tif", "https://h/a%20b.tif")]
    [InlineData("b.tif?from=s3://x/y", "https://h/a/b.tif?from=s3://x/y")]
    [InlineData("HTTPS://h/A/../b.tif?sig=abc", "HTTPS://h/A/../b.tif?sig=abc")]
    [InlineData("../b.tif", "https://h/b.tif")]
    [InlineData("b\nc.tif", "https://h/a/b%0Ac.tif")]
    public void Absolute_AnAsset_IsAsWrittenOrResolved(string href, string expected) =>
        Assert.Equal(expected, DocumentAddress.Parse("https://h/a/c.json").Absolute(href));

    [Fact]
    public void Fingerprint_SpellingsOfOneUrl_AreOne() => Assert.Equal(
        DocumentAddress.Parse("https://h/a/b.json").Fingerprint(), DocumentAddress.Parse("HTTPS://H:443/x/../a/./%62.json?#y").Fingerprint());

    [Theory]
    [InlineData("")]
    [InlineData("ftp://h/c.json")]
    [InlineData("https://")]
    public void Parse_NoAddress_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => DocumentAddress.Parse(text));
}
