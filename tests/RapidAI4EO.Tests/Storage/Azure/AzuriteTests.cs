using System.Security.Cryptography;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Azure;

/// <summary>What Azure adds to the contract, as Azurite answers it.</summary>
[Collection(Azurite.Collection)]
public sealed class AzuriteTests(Azurite azurite) : IDisposable
{
    private static readonly Retry Once = new(new RetryOptions { Attempts = 1 });

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    [InlineData(5000)]
    public async Task ListAsync_ManyPages_GivesEachObjectOnce(int pageSize)
    {
        var container = await azurite.CreateContainerAsync(isPublic: true);
        string[] keys = [.. Enumerable.Range(0, 23).Select(i => $"imagery/{i % 3}/ü &+% {i:00}.tif").Order(StringComparer.Ordinal)];
        foreach (var key in keys) await azurite.Blobs.PutAsync(container, "p/" + key, [1]);
        using var store = Open(container, "p", options: new HttpStoreOptions { ListPageSize = pageSize });
        Assert.Equal(keys, await store.ListAsync(token: Token).Select(info => info.Key).ToListAsync(Token));
        Assert.Equal(keys.Where(key => key.StartsWith("imagery/1/ü", StringComparison.Ordinal)), await store.ListAsync("imagery/1/ü", Token).Select(info => info.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task ListAsync_AnObject_SaysWhatReadingItSays()
    {
        var container = await azurite.CreateContainerAsync(isPublic: true);
        var content = Bytes.Random(12_345, 1);
        await azurite.Blobs.PutAsync(container, "a/b.tif", content);
        using var store = Open(container, "");
        var listed = Assert.Single(await store.ListAsync("a/", Token).ToListAsync(Token));
        var asked = await store.StatAsync("a/b.tif", Token);
        await using var opened = await store.OpenAsync("a/b.tif", Token);
#pragma warning disable CA5351 // It is what Azure keeps.
        Assert.Equal(MD5.HashData(content), listed.ContentMd5.ToArray());
#pragma warning restore CA5351
        Assert.All((ObjectInfo[])[asked, opened.Info], info =>
        {
            Assert.Equal((listed.Key, listed.Length, listed.ETag, listed.LastModified), (info.Key, info.Length, info.ETag, info.LastModified));
            Assert.Equal(listed.ContentMd5.ToArray(), info.ContentMd5.ToArray());
        });
        Assert.Matches("^\"[^\"]+\"$", listed.ETag);
    }

    [Fact]
    public async Task ListAsync_FolderStubsAndNamesThatAreNoKeys_AreLeftOut()
    {
        var container = await azurite.CreateContainerAsync(isPublic: true);
        await azurite.Blobs.PutAsync(container, "a", [], ("x-ms-meta-hdi_isfolder", "true"));
        await azurite.Blobs.PutAsync(container, "a/b", [1], ("x-ms-meta-Etag", "mine"));
        await azurite.Blobs.PutAsync(container, "a/empty", []);
        await azurite.Blobs.PutAsync(container, "a/c:d", [1]);
        await azurite.Blobs.PutAsync(container, "a/e/", []);
        using var store = Open(container, "");
        var listed = await store.ListAsync(token: Token).ToListAsync(Token);
        Assert.Equal(["a/b", "a/empty"], listed.Select(info => info.Key));
        Assert.DoesNotContain("mine", listed[0].ETag!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expired", "the SAS expired at ")]
    [InlineData("wrong", "the SAS does not allow it")]
    [InlineData("no list", "the SAS does not allow this")]
    [InlineData("none", "SAS")]
    public async Task Any_ATokenThatIsNotGood_IsForbiddenAndNotTold(string kind, string words)
    {
        var container = await azurite.CreateContainerAsync(isPublic: false);
        await azurite.Blobs.PutAsync(container, "a", [1]);
        var sas = kind switch
        {
            "expired" => azurite.Blobs.Sign(container, "rl", DateTimeOffset.UtcNow.AddMinutes(-5)),
            "wrong" => azurite.Blobs.Sign("another", "rl", DateTimeOffset.UtcNow.AddHours(1)),
            "no list" => azurite.Blobs.Sign(container, "r", DateTimeOffset.UtcNow.AddHours(1)),
            _ => "",
        };
        using var store = Open(container, "", sas);
        await AssertForbiddenAsync(async () => await store.ListAsync(token: Token).ToListAsync(Token));
        if (kind == "no list") return;
        await AssertForbiddenAsync(() => store.StatAsync("a", Token));
        await AssertForbiddenAsync(() => store.ReadAllBytesAsync("a", retry: Once, token: Token));

        async Task AssertForbiddenAsync(Func<Task> use)
        {
            var e = await Assert.ThrowsAsync<StorageException>(use);
            Assert.Equal(StorageError.Forbidden, e.Error);
            Assert.Contains(words, e.Message, StringComparison.Ordinal);
            if (sas.Length > 0) Assert.DoesNotContain(sas.Split("sig=")[1], e.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Any_NoSuchContainer_IsToldApartFromNoSuchObject()
    {
        using var absent = Open("nowhere", "", azurite.Blobs.Sign("nowhere", "rl", DateTimeOffset.UtcNow.AddHours(1)));
        var e = await Assert.ThrowsAsync<StorageException>(() => absent.OpenAsync("a", Token));
        Assert.Equal(StorageError.Refused, e.Error);
        Assert.Contains("no such container", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<StorageException>(async () => await absent.ListAsync(token: Token).ToListAsync(Token));
        Assert.Contains("no such container", e.Message, StringComparison.Ordinal);
        using var there = Open(await azurite.CreateContainerAsync(isPublic: true), "");
        e = await Assert.ThrowsAsync<StorageException>(() => there.OpenAsync("a", Token));
        Assert.Equal(StorageError.NotFound, e.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Downloader_FromAContainer_BringsEveryFile(bool isPublic)
    {
        var container = await azurite.CreateContainerAsync(isPublic);
        var files = Enumerable.Range(0, 60).ToDictionary(i => $"imagery/33N/{i % 4}/{i}.tif", i => Bytes.Random(i * 1000, i));
        foreach (var (key, content) in files) await azurite.Blobs.PutAsync(container, "mlhub/rapidai4eo/" + key, content);
        using var store = Open(container, "mlhub/rapidai4eo", isPublic ? "" : azurite.Blobs.Sign(container, "rl", DateTimeOffset.UtcNow.AddHours(1)));
        var options = new DownloadOptions { Roots = [store], Destination = _folder.Path };
        var summary = await new Downloader(options).RunAsync(store.ListAsync("imagery/", Token).Select(info => info.Key), null, Token);
        Assert.True(summary.IsComplete, string.Join('\n', summary.Failures));
        Assert.Equal(60, summary.Done);
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(_folder[file.Key])));
    }

    private IObjectStore Open(string container, string path, string sas = "", HttpStoreOptions? options = null) => ObjectStores.Open(
        RootAddress.Parse($"azure+{azurite.Blobs.Address}/{container}/{path}{(sas.Length > 0 ? '?' + sas : "")}"), options);
}
