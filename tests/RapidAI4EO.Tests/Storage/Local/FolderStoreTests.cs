using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Local;

public sealed class FolderStoreTests : ObjectStoreContract
{
    private readonly TestFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Open_NoSuchFolder_IsNotFound()
    {
        var e = Assert.Throws<StorageException>(() => ObjectStores.Open(RootAddress.Parse(_folder["nowhere"])));
        Assert.Equal(StorageError.NotFound, e.Error);
    }

    [Fact]
    public async Task OpenAsync_ReplacedWhileRead_GivesTheOldBytes()
    {
        using var store = Create(("a", [1, 2, 3]));
        await using var opened = await store.OpenAsync("a", Token);
        File.WriteAllBytes(_folder["new"], [9]);
        File.Move(_folder["new"], _folder["a"], overwrite: true);
        var buffer = new byte[10];
        Assert.Equal(3, await opened.Stream.ReadAsync(buffer, Token));
        Assert.Equal(1, buffer[0]);
    }

    protected override IObjectStore Create(params (string Key, byte[] Content)[] objects)
    {
        foreach (var (key, content) in objects) _folder.Write(key, content);
        return ObjectStores.Open(RootAddress.Parse(_folder.Path));
    }
}
