using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Objects;

/// <summary>What every <see cref="IObjectStore"/> keeps to; each implementation inherits these tests.</summary>
public abstract class ObjectStoreContract : IAsyncDisposable
{
    private const string Key = "imagery/33N/a file.tif";

    private IObjectStore? _store;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected virtual bool CanList => true;

    public virtual ValueTask DisposeAsync()
    {
        _store?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the store with these objects in it; called once a test.</summary>
    protected abstract IObjectStore Create(params (string Key, byte[] Content)[] objects);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task OpenAsync_AnObject_GivesItsBytesAndLength(int length)
    {
        var content = Bytes.Random(length, length);
        var store = Open((Key, content));
        await using var opened = await store.OpenAsync(Key, Token);
        Assert.Equal(Key, opened.Info.Key);
        Assert.Equal(length, opened.Info.Length);
        using var copy = new MemoryStream();
        await opened.Stream.CopyToAsync(copy, Token);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task ReadAllBytesAsync_AnObject_GivesItsBytes()
    {
        var content = Bytes.Random(100_000, 1);
        Assert.Equal(content, await Open((Key, content)).ReadAllBytesAsync(Key, token: Token));
    }

    [Fact]
    public async Task ReadAllBytesAsync_LongerThanAllowed_IsRefused()
    {
        var store = Open((Key, new byte[100]));
        var e = await Assert.ThrowsAsync<StorageException>(() => store.ReadAllBytesAsync(Key, 99, token: Token));
        Assert.Equal(StorageError.Refused, e.Error);
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(90, 10, 10)]
    [InlineData(95, 10, 5)]
    [InlineData(100, 10, 0)]
    [InlineData(1000, 10, 0)]
    [InlineData(3, 0, 0)]
    public async Task ReadRangeAsync_PartOfAnObject_FillsUpToItsEnd(long offset, int length, int expected)
    {
        var content = Bytes.Random(100, 2);
        var store = Open((Key, content));
        var buffer = new byte[length];
        Assert.Equal(expected, await store.ReadRangeAsync(Key, offset, buffer, Token));
        Assert.Equal(content.AsSpan((int)Math.Min(offset, 100), expected), buffer.AsSpan(0, expected));
    }

    [Fact]
    public async Task StatAsync_AnObject_GivesItsLength()
    {
        var info = await Open((Key, new byte[77])).StatAsync(Key, Token);
        Assert.Equal((Key, 77L), (info.Key, info.Length));
    }

    [Fact]
    public async Task AnyRead_NoSuchObject_IsNotFound()
    {
        var store = Open((Key, [1]));
        await AssertNotFoundAsync(() => store.OpenAsync("imagery/33N/other.tif", Token));
        await AssertNotFoundAsync(() => store.StatAsync("imagery/33N/other.tif", Token));
        await AssertNotFoundAsync(() => store.ReadRangeAsync("imagery/33N/other.tif", 0, new byte[1], Token));
        await AssertNotFoundAsync(() => store.OpenAsync("imagery/33N", Token));
        Assert.False(await store.ExistsAsync("imagery/33N/other.tif", token: Token));
        Assert.True(await store.ExistsAsync(Key, token: Token));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("http://other/host")]
    public async Task AnyRead_HostileKey_IsRefused(string key)
    {
        var store = Open((Key, [1]));
        await Assert.ThrowsAsync<InvalidInputException>(() => store.OpenAsync(key, Token));
        await Assert.ThrowsAsync<InvalidInputException>(() => store.StatAsync(key, Token));
        await Assert.ThrowsAsync<InvalidInputException>(() => store.ReadRangeAsync(key, 0, new byte[1], Token));
    }

    [Fact]
    public async Task OpenAsync_Cancelled_IsCancelled()
    {
        var store = Open((Key, [1]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.OpenAsync(Key, new CancellationToken(true)));
    }

    [Fact]
    public async Task ListAsync_WithPrefix_GivesWhatStartsWithItOrIsRefused()
    {
        var store = Open(("imagery/33N/a", [1]), ("imagery/33N/ab", [1, 2]), ("imagery/33N/b/c", [1]), ("labels/a", [1]));
        if (!CanList)
        {
            var e = await Assert.ThrowsAsync<StorageException>(async () => await store.ListAsync("imagery/", Token).ToListAsync(Token));
            Assert.Equal(StorageError.Refused, e.Error);
            return;
        }

        Assert.Equal(["imagery/33N/a", "imagery/33N/ab"], await KeysAsync(store, "imagery/33N/a"));
        Assert.Equal(["imagery/33N/a", "imagery/33N/ab", "imagery/33N/b/c"], await KeysAsync(store, "imagery/"));
        Assert.Equal(4, (await KeysAsync(store, "")).Count);
        Assert.Empty(await KeysAsync(store, "nothing/here"));
    }

    private static async Task<List<string>> KeysAsync(IObjectStore store, string prefix) =>
        await store.ListAsync(prefix, Token).Select(info => info.Key).Order(StringComparer.Ordinal).ToListAsync(Token);

    private static async Task AssertNotFoundAsync(Func<Task> read)
    {
        var e = await Assert.ThrowsAsync<StorageException>(read);
        Assert.Equal(StorageError.NotFound, e.Error);
    }

    private IObjectStore Open(params (string Key, byte[] Content)[] objects) => _store = Create(objects);
}
