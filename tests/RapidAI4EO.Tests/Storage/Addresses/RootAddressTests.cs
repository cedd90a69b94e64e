using RapidAI4EO.Corpus;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Azure;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Addresses;

public sealed class RootAddressTests
{
    private const string Key = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";

    [Theory]
    [InlineData("https://host.example/a/b", "https://host.example/a/b/")]
    [InlineData("https://host.example/a/b/", "https://host.example/a/b/")]
    [InlineData("  HTTPS://Host.Example  ", "https://host.example/")]
    [InlineData("http://host.example:8080/a?sv=1&sig=secret", "http://host.example:8080/a/")]
    [InlineData("https://user:secret@host.example/a#secret", "https://host.example/a/")]
    [InlineData("http://[::1]:80/a b", "http://[::1]/a%20b/")]
    public void Parse_Url_ShowsNoSecretAndEndsWithASlash(string text, string address)
    {
        var root = RootAddress.Parse(text);
        Assert.Equal(address, root.Address);
        Assert.Equal(address, root.ToString());
        Assert.Equal(address + Key, root.Href(Key));
        Assert.Null(root.Folder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("s3://bucket/secret")]
    [InlineData("ftp://user:secret@host.example/")]
    [InlineData("https://?sig=secret")]
    [InlineData("azure+ftp://host/a/b?sig=secret")]
    [InlineData("azure+file:///a/b?sig=secret")]
    [InlineData("a\0b")]
    public void Parse_SomethingElse_IsRefusedWithoutItsSecrets(string text)
    {
        var e = Assert.Throws<InvalidInputException>(() => RootAddress.Parse(text));
        Assert.Contains("is not a root", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(":secret", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("=secret", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://account.blob.core.windows.net/c", "https://account.blob.core.windows.net/c", "")]
    [InlineData("https://account.blob.core.windows.net/c/p%20q/r?sig=secret", "https://account.blob.core.windows.net/c", "p q/r/")]
    [InlineData("https://account.z01.blob.storage.azure.net/c/p", "https://account.z01.blob.storage.azure.net/c", "p/")]
    [InlineData("https://account.blob.core.chinacloudapi.cn/$root/", "https://account.blob.core.chinacloudapi.cn/$root", "")]
    [InlineData("AZURE+HTTPS://account.blob.core.usgovcloudapi.net/c/p", "https://account.blob.core.usgovcloudapi.net/c", "p/")]
    [InlineData("azure+http://127.0.0.1:10000/account/c", "http://127.0.0.1:10000/account/c", "")]
    [InlineData("azure+http://127.0.0.1:10000/account/c/p?sig=secret", "http://127.0.0.1:10000/account/c", "p/")]
    public void Parse_Azure_FindsContainerAndPath(string text, string container, string prefix)
    {
        var root = RootAddress.Parse(text);
        Assert.Equal(new AzureContainer(container, prefix), root.Container);
        Assert.StartsWith(container, root.Address, StringComparison.Ordinal);
        Assert.Equal(text.Contains("sig", StringComparison.Ordinal), root.HasSecret);
        using var store = ObjectStores.Open(root);
        Assert.IsType<AzureBlobStore>(store);
        Assert.Equal(root.Address, store.Name);
    }

    [Theory]
    [InlineData("https://account.blob.core.windows.net/?sig=secret")]
    [InlineData("https://account.blob.core.windows.net//p")]
    [InlineData("azure+http://127.0.0.1:10000/account?sig=secret")]
    [InlineData("azure+http://127.0.0.1:10000/")]
    public void Parse_AzureWithoutAContainer_IsRefused(string text)
    {
        var e = Assert.Throws<InvalidInputException>(() => RootAddress.Parse(text));
        Assert.Contains("names no container", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://account.blob.core.windows.net.evil.example/c/p")]
    [InlineData("https://account.web.core.windows.net/c/p")]
    [InlineData("http://127.0.0.1:10000/account/c")]
    public void Parse_AnotherHost_IsNotAzure(string text) => Assert.Null(RootAddress.Parse(text).Container);

    [Fact]
    public void Parse_Folder_IsMadeAbsolute()
    {
        using var folder = new TestFolder();
        Assert.Equal(folder.Path, RootAddress.Parse(folder.Path).Folder);
        Assert.Equal(folder.Path, RootAddress.Parse(new Uri(folder.Path).AbsoluteUri).Folder);
        Assert.Equal(Path.GetFullPath("some/where"), RootAddress.Parse("some/where").Folder);
        Assert.Equal(Path.Combine(folder.Path, "a", "b"), RootAddress.Parse(folder.Path).Href("a/b"));
    }

    [Theory]
    [InlineData("https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/a/b.tif", "a/b.tif")]
    [InlineData("https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/a/b.tif?sig=x", "a/b.tif")]
    [InlineData("HTTPS://radiantearth.blob.core.windows.NET:443/mlhub/rapidai4eo/a/b%20c", "a/b c")]
    [InlineData("https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/", null)]
    [InlineData("https://radiantearth.blob.core.windows.net/mlhub/other/a", null)]
    [InlineData("https://radiantearth.blob.core.windows.net.evil.example/mlhub/rapidai4eo/a", null)]
    [InlineData("http://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/a", null)]
    [InlineData("a/b.tif", null)]
    public void TryGetKey_Href_GivesWhatLiesBelowTheRoot(string href, string? expected)
    {
        Assert.Equal(expected is not null, Roots.Azure.TryGetKey(href, out var key));
        Assert.Equal(expected ?? "", key);
    }

    [Fact]
    public void Href_OddCharacters_AreEscapedAndFoundAgain()
    {
        const string Odd = "a b/ü,%20#&=+";
        var href = Roots.Azure.Href(Odd);
        Assert.EndsWith("/a%20b/%C3%BC%2C%2520%23%26%3D%2B", href, StringComparison.Ordinal);
        Assert.True(Roots.Azure.TryGetKey(href, out var key));
        Assert.Equal(Odd, key);
        Assert.Throws<InvalidInputException>(() => Roots.Azure.Href("../" + Odd));
    }
}
