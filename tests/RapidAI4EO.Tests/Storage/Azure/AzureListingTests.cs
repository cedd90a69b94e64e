using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Azure;

/// <summary>Listings that Azurite does not give: odd ones, broken ones, and those of Azure itself.</summary>
public sealed class AzureListingTests
{
    private const string Secret = "c2VjcmV0";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_OddEntries_AreReadAsReadingThemWouldBe()
    {
        const string Page = """
            <?xml version="1.0" encoding="utf-8"?>
            <EnumerationResults ServiceEndpoint="https://x/" ContainerName="c"><Prefix>p/</Prefix><Blobs>
            <Blob><Name>p/a</Name><Properties><Content-Length>3</Content-Length><Etag>0x8D</Etag><Content-MD5>AAAAAAAAAAAAAAAAAAAAAA==</Content-MD5>
            <Last-Modified>Wed, 03 Jan 2018 10:30:00 GMT</Last-Modified><ResourceType>file</ResourceType></Properties>
            <Metadata><Etag>mine</Etag><Name>other</Name></Metadata></Blob>
            <Blob><Name>p/folder</Name><Properties><ResourceType>directory</ResourceType><Content-Length>0</Content-Length></Properties></Blob>
            <Blob><Name>p/stub</Name><Properties/><Metadata><Hdi_isfolder>true</Hdi_isfolder></Metadata></Blob>
            <Blob><Name Encoded="true">p/b%20%C3%BC</Name><Properties><Content-Length>x</Content-Length><Etag>"0x8E"</Etag></Properties></Blob>
            <Blob><Name>p/c&amp;d<![CDATA[<]]></Name><Properties/></Blob>
            <Blob><Name>p/c&amp;d<![CDATA[e]]></Name><Properties><Content-MD5>short</Content-MD5></Properties></Blob>
            <Blob><Name>p/z.csv</Name><Properties><Content-Encoding>gzip</Content-Encoding><Content-Length>9</Content-Length></Properties></Blob>
            <Blob><Name>q/elsewhere</Name><Properties/></Blob>
            <BlobPrefix><Name>p/x/</Name></BlobPrefix>
            </Blobs><NextMarker/></EnumerationResults>
            """;
        await using var server = new CannedServer(_ => CannedServer.Answer("200 OK", Page));
        using var store = Open(server);
        var listed = await store.ListAsync(token: Token).ToListAsync(Token);
        Assert.Equal(["a", "b ü", "c&de", "z.csv"], listed.Select(info => info.Key));
        Assert.Equal((3L, "\"0x8D\"", new DateTimeOffset(2018, 1, 3, 10, 30, 0, TimeSpan.Zero)), (listed[0].Length, listed[0].ETag, listed[0].LastModified));
        Assert.Equal(new byte[16], listed[0].ContentMd5.ToArray());
        Assert.Equal((null, "\"0x8E\""), (listed[1].Length, listed[1].ETag));
        Assert.True(listed[2].ContentMd5.IsEmpty);
        Assert.Null(listed[3].Length);
        Assert.Contains("x-ms-version: 20", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_APageFails_IsAskedForAgainAndNoneBeforeIt()
    {
        var failures = 2;
        await using var server = new CannedServer(target =>
            !target.Contains("marker=m%2F1", StringComparison.Ordinal) ? CannedServer.Answer("200 OK", PageOf("p/a", "m/1"))
            : failures-- > 0 ? CannedServer.Answer("503 Busy", "", "x-ms-error-code: ServerBusy", "Retry-After: 7")
            : CannedServer.Answer("200 OK", PageOf("p/b", "")));
        var time = new InstantTime();
        using var store = Open(server, new HttpStoreOptions { PageRetry = new Retry(null, time) });
        Assert.Equal(["a", "b"], await store.ListAsync(token: Token).Select(info => info.Key).ToListAsync(Token));
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(14, time.Waits.Sum(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("<EnumerationResults><Blobs><Blob><Name>p/a</Name>", StorageError.Corrupt, "not whole or not XML")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><EnumerationResults><Blobs><Blob><Name>p/&a;</Name></Blob></Blobs></EnumerationResults>", StorageError.Corrupt, "not whole or not XML")]
    [InlineData("Sign in to the network first: sig=" + Secret, StorageError.Corrupt, "not whole or not XML")]
    [InlineData("", StorageError.Corrupt, "not whole or not XML")]
    [InlineData("<html><body>sig=" + Secret + "</body></html>", StorageError.Refused, "no listing")]
    [InlineData("<EnumerationResults><a><b><c><d><e><f><g><h><i><j><k><l><m><n><o><p><q/></p></o></n></m></l></k></j></i></h></g></f></e></d></c></b></a></EnumerationResults>", StorageError.Refused, "no listing")]
    [InlineData("<EnumerationResults><Blobs/><NextMarker>again</NextMarker></EnumerationResults>", StorageError.Refused, "circles")]
    public async Task ListAsync_AnAnswerThatIsNoListing_IsToldWithoutItsText(string body, StorageError error, string words)
    {
        await using var server = new CannedServer(_ => CannedServer.Answer("200 OK", body));
        using var store = Open(server, new HttpStoreOptions { PageRetry = new Retry(new RetryOptions { Attempts = 1 }) });
        var e = await Assert.ThrowsAsync<StorageException>(async () => await store.ListAsync(token: Token).ToListAsync(Token));
        Assert.Equal(error, e.Error);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 x", "BlobNotFound", StorageError.NotFound, "not found")]
    [InlineData("404 x", "ContainerNotFound", StorageError.Refused, "no such container")]
    [InlineData("404 x", "ResourceNotFound", StorageError.Forbidden, "not public")]
    [InlineData("403 x", "AuthenticationFailed", StorageError.Forbidden, "the SAS expired at 2020-01-01 00:00 UTC")]
    [InlineData("403 x", "AuthorizationPermissionMismatch", StorageError.Forbidden, "listing 'l'")]
    [InlineData("409 x", "PublicAccessNotPermitted", StorageError.Forbidden, "no public access")]
    [InlineData("503 x", "ServerBusy", StorageError.Overloaded, "the server is busy")]
    [InlineData("500 x", "OperationTimedOut", StorageError.Overloaded, "ran out of time")]
    [InlineData("500 x", "InternalError", StorageError.Unavailable, "the server's own")]
    [InlineData("409 x", "sig=" + Secret, StorageError.Refused, "409")]
    public async Task Any_AnErrorCode_IsPutIntoWords(string status, string code, StorageError error, string words)
    {
        await using var server = new CannedServer(target => CannedServer.Answer(
            status, $"<Error><Code>{code}</Code><AuthenticationErrorDetail>{target}</AuthenticationErrorDetail></Error>", $"x-ms-error-code: {code}", "Retry-After: 7"));
        using var store = Open(server, new HttpStoreOptions { PageRetry = new Retry(new RetryOptions { Attempts = 1 }) });
        Func<Task>[] uses =
        [
            () => store.OpenAsync("a", Token),
            () => store.StatAsync("a", Token),
            () => store.ReadRangeAsync("a", 0, new byte[1], Token),
            async () => await store.ListAsync(token: Token).ToListAsync(Token),
        ];
        foreach (var use in uses)
        {
            var e = await Assert.ThrowsAsync<StorageException>(use);
            Assert.Equal(error, e.Error);
            Assert.Contains(words, e.Message, StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromSeconds(7), e.RetryAfter);
            Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        }

        Assert.All(server.Requests, request => Assert.Contains($"sig={Secret}", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListAsync_ARedirectElsewhere_TakesNoTokenThere()
    {
        await using var other = new CannedServer(_ => CannedServer.Answer("200 OK", PageOf("p/a", "")));
        await using var server = new CannedServer(target => CannedServer.Answer("302 There", "", $"Location: {other.Address}{target}"));
        using var store = Open(server);
        var e = await Assert.ThrowsAsync<StorageException>(async () => await store.ListAsync(token: Token).ToListAsync(Token));
        Assert.Equal(StorageError.Refused, e.Error);
        Assert.Empty(other.Requests);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
    }

    private static string PageOf(string name, string next) =>
        $"<EnumerationResults><Blobs><Blob><Name>{name}</Name><Properties/></Blob></Blobs><NextMarker>{next}</NextMarker></EnumerationResults>";

    private static IObjectStore Open(CannedServer server, HttpStoreOptions? options = null) => ObjectStores.Open(
        RootAddress.Parse($"azure+{server.Address}/account/c/p?sv=2021-12-02&se=2020-01-01T00%3A00%3A00Z&sr=c&sp=rl&sig={Secret}"), options);
}
