using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http;

public sealed class HttpStoreTests : ObjectStoreContract
{
    private const string Key = "imagery/x.tif";

    private static readonly Retry Once = new(new RetryOptions { Attempts = 1 });

    private readonly FaultServer _server = new();

    protected override bool CanList => false;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(Fault.Truncated, StorageError.Unavailable, "broke off after")]
    [InlineData(Fault.Reset, StorageError.Unavailable, "bytes")]
    [InlineData(Fault.Overlong, StorageError.Corrupt, "MD5")]
    [InlineData(Fault.Flipped, StorageError.Corrupt, "MD5")]
    [InlineData(Fault.WrongMd5, StorageError.Corrupt, "MD5")]
    [InlineData(Fault.ChunkedTruncated, StorageError.Unavailable, "broke off after")]
    [InlineData(Fault.NoLength, StorageError.Refused, "how long")]
    [InlineData(Fault.NotFound, StorageError.NotFound, "404")]
    [InlineData(Fault.Forbidden, StorageError.Forbidden, "403")]
    [InlineData(Fault.TooManyRequests, StorageError.Overloaded, "429")]
    [InlineData(Fault.Unavailable, StorageError.Overloaded, "503")]
    [InlineData(Fault.ServerError, StorageError.Unavailable, "500")]
    [InlineData(Fault.RedirectElsewhere, StorageError.Refused, "another host, localhost.invalid")]
    [InlineData(Fault.RedirectNowhere, StorageError.Refused, "no address")]
    [InlineData(Fault.RedirectForever, StorageError.Refused, "redirects more than")]
    [InlineData(Fault.GzipTruncated, StorageError.Corrupt, "gzip")]
    [InlineData(Fault.Brotli, StorageError.Refused, "encoding")]
    [InlineData(Fault.Garbage, StorageError.Unavailable, "not HTTP")]
    public async Task Read_AFaultyAnswer_IsNamedWithTheAddressAndNoSecret(Fault fault, StorageError error, string words)
    {
        using var store = Misbehaving(fault);
        var e = await Assert.ThrowsAsync<StorageException>(() => store.ReadAllBytesAsync(Key, retry: Once, token: Token));
        Assert.Equal(error, e.Error);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", e.Message, StringComparison.Ordinal);
        Assert.Contains(Key, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Trailing)]
    [InlineData(Fault.Chunked)]
    [InlineData(Fault.RedirectHere)]
    [InlineData(Fault.Gzip)]
    public async Task Read_AnOddButWholeAnswer_GivesTheObjectsBytes(Fault fault)
    {
        using var store = Misbehaving(fault);
        Assert.Equal(_server.Objects[Key], await store.ReadAllBytesAsync(Key, retry: Once, token: Token));
        Assert.Equal(_server.Objects[Key], await store.ReadAllBytesAsync(Key, retry: Once, token: Token));
    }

    [Fact]
    public async Task OpenAsync_GzipObjectMarkedAsEncoded_StaysGzip()
    {
        _server.Put("resources/x.gz", Bytes.Random(1000, 4));
        _server.Misbehave("resources/x.gz", true, Fault.Gzip);
        using var store = ObjectStores.Open(_server.Root);
        var bytes = await store.ReadAllBytesAsync("resources/x.gz", retry: Once, token: Token);
        Assert.Equal([0x1f, 0x8b], bytes[..2]);
    }

    [Theory]
    [InlineData(Fault.Mute)]
    [InlineData(Fault.Stall)]
    public async Task Read_ASilentServer_IsOverloaded(Fault fault)
    {
        using var store = Misbehaving(fault, new HttpStoreOptions { IdleTimeout = TimeSpan.FromSeconds(0.2) });
        var e = await Assert.ThrowsAsync<StorageException>(() => store.ReadAllBytesAsync(Key, retry: Once, token: Token));
        Assert.Equal(StorageError.Overloaded, e.Error);
        Assert.Contains("sent nothing for 0.2 s", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Mute)]
    [InlineData(Fault.Stall)]
    public async Task Read_CancelledWhileWaiting_IsCancelled(Fault fault)
    {
        using var store = Misbehaving(fault);
        using var cancel = new CancellationTokenSource();
        _server.BeforeAnswer = _ => cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAllBytesAsync(Key, retry: Once, token: cancel.Token));
    }

    [Fact]
    public async Task OpenAsync_RetryAfter_IsPassedOn()
    {
        using var store = Misbehaving(Fault.TooManyRequestsRetryAfter);
        var e = await Assert.ThrowsAsync<StorageException>(() => store.OpenAsync(Key, Token));
        Assert.Equal(TimeSpan.FromSeconds(7), e.RetryAfter);
        _server.Misbehave(Key, true, Fault.UnavailableRetryAfterDate);
        e = await Assert.ThrowsAsync<StorageException>(() => store.OpenAsync(Key, Token));
        Assert.InRange(e.RetryAfter!.Value.TotalMinutes, 50, 60);
    }

    [Fact]
    public async Task OpenAsync_NobodyListens_IsUnavailable()
    {
        await _server.DisposeAsync();
        using var store = ObjectStores.Open(_server.Root);
        var e = await Assert.ThrowsAsync<StorageException>(() => store.OpenAsync(Key, Token));
        Assert.Equal(StorageError.Unavailable, e.Error);
        Assert.Contains("no connection", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_Always_SendsTheQueryAndOurName()
    {
        using var store = Misbehaving(Fault.None);
        await using var opened = await store.OpenAsync(Key, Token);
        Assert.StartsWith("GET /corpus/imagery/x.tif?sig=secret HTTP/1.1", _server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("User-Agent: rapidai4eo/0", _server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity", _server.LastRequest, StringComparison.Ordinal);
        Assert.Equal(16, opened.Info.ContentMd5.Length);
        Assert.Equal("\"13\"", opened.Info.ETag);
    }

    protected override IObjectStore Create(params (string Key, byte[] Content)[] objects)
    {
        foreach (var (key, content) in objects) _server.Put(key, content);
        return ObjectStores.Open(_server.Root);
    }

    private IObjectStore Misbehaving(Fault fault, HttpStoreOptions? options = null)
    {
        _server.Put(Key, Bytes.Random(100_000, 3));
        _server.Misbehave(Key, true, fault);
        return ObjectStores.Open(_server.Root, options);
    }
}
