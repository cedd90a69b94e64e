using System.IO.Compression;
using System.Text;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Http;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Storage.Http.FastPath;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage;

/// <summary>
/// Where a body ends and what it is, by RFC 9112, 6.3 and RFC 9110, 8.4: each answer in both ways of reading, of which neither may take
/// anything else for the object.
/// </summary>
public sealed class FramingTests : BlockingFixture
{
    private const string Body = "Hello, World";

    private static readonly Retry Once = new(new RetryOptions { Attempts = 1 });

    [Theory]
    [InlineData("Content-Length: 12")]
    [InlineData("Content-Length: 12\r\nContent-Length: 12")]
    [InlineData("Content-Length: 12, 12")]
    [InlineData("Content-Length: 12\r\nContent-Encoding:")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: none")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: utf-8")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: UTF8")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: aws-chunked")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: aws-chunked,")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: identity, identity")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: binary\r\nContent-Encoding: 8bit")]
    [InlineData("Content-Length: 12\r\nContent-MD5: rubbish")]
    [InlineData("Content-Length: 12\r\nContent-MD5: AAEC")]
    [InlineData("Content-Length: 12\r\nETag: \u00e9\u00ff\"\"\t,,")]
    [InlineData("Content-Length: 12\r\nLast-Modified: Fri, 01 Jan 1960 00:00:00 GMT")]
    [InlineData("Content-Length: 12\r\nLast-Modified: Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Content-Length: 12\r\nLast-Modified: 0")]
    [InlineData("Content-Length: 12\r\nContent-Type: ;;;\r\nContent-Range: x\r\nDate: -1\r\nRetry-After: x\r\nLocation: http://[")]
    public async Task Read_ABodyOfOneLengthAsItIs_IsTheObject(string headers)
    {
        await using var server = ScriptedServer.Always(_ => $"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{Body}");
        Assert.Equal(Body, await GenerallyAsync(server));
        Assert.Equal(Body, await BlockingAsync(server) ?? Body);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 12")]
    [InlineData("Content-Length: 12\r\nContent-Length: 5")]
    [InlineData("Content-Length: 5, 12")]
    [InlineData("Content-Length: 12, 5")]
    [InlineData("Content-Length: 12,")]
    [InlineData("Content-Length: +12")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 12.0")]
    [InlineData("Content-Length: 0x5")]
    [InlineData("Content-Length: 5 5")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length:")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: br")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: aws-chunked, zstd")]
    [InlineData("Content-Length: 12\r\nContent-Encoding: gzip, gzip")]
    public async Task Read_ALengthOrAnEncodingThatCannotBeBelieved_IsRefused(string headers)
    {
        await using var server = ScriptedServer.Always(_ => $"HTTP/1.1 200 OK\r\n{headers}\r\nConnection: close\r\n\r\n{Body}");
        var e = await Assert.ThrowsAsync<StorageException>(() => GenerallyAsync(server));
        Assert.Contains(Key, e.Message, StringComparison.Ordinal);
        Assert.True(e.Error is StorageError.Refused or StorageError.Unavailable);
        Assert.Null(await BlockingAsync(server));
        using var reader = new WebReader(null, new HttpStoreOptions());
        await Assert.ThrowsAsync<StorageException>(() => reader.ReadAsync(new Uri($"http://127.0.0.1:{server.Port}/{Key}"), null, 1000, Token));
    }

    [Fact]
    public async Task Read_ALengthSaidTwiceAndNotKept_IsACut()
    {
        await using var server = new ScriptedServer(async talk =>
        {
            if (await talk.HearAsync() is not null) await talk.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 12, 12\r\n\r\nHello");
        });
        var e = await Assert.ThrowsAsync<StorageException>(() => GenerallyAsync(server));
        Assert.Contains("5 of 12 bytes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_GzipOfAnyNumberOfMembers_IsTheObjectAndACutIsNoticed()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            var members = Enumerable.Range(0, random.Next(1, 5)).Select(i => Bytes.Random(random.Next(3) * random.Next(40_000), seed + (i * 100) + round)).ToArray();
            var packed = members.Select(Gzip).ToArray();
            var all = packed.SelectMany(bytes => bytes).ToArray();
            Assert.Equal(members.SelectMany(bytes => bytes), await UngzipAsync(all));

            // Within a member: between two, only the length of the answer can tell.
            var cut = packed[..^1].Sum(bytes => bytes.Length) + random.Next(1, packed[^1].Length);
            var e = await Assert.ThrowsAsync<StorageException>(() => UngzipAsync(all[..cut]));
            Assert.Equal(StorageError.Corrupt, e.Error);
        }
    }

    private static async Task<byte[]> UngzipAsync(byte[] packed)
    {
        await using var server = ScriptedServer.Always(_ =>
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n{Encoding.Latin1.GetString(packed)}");
        return Encoding.Latin1.GetBytes(await GenerallyAsync(server));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);

        // The framework writes nothing at all for no bytes; gzip(1) writes a member.
        return packed.ToArray() is { Length: > 0 } member ? member : Convert.FromHexString("1f8b080000000000000303000000000000000000");
    }

    private static async Task<string> GenerallyAsync(ScriptedServer server)
    {
        using var store = ObjectStores.Open(server.Root);
        return Encoding.Latin1.GetString(await store.ReadAllBytesAsync(Key, retry: Once, token: Token));
    }

    private static async Task<string?> BlockingAsync(ScriptedServer server)
    {
        using var http = Open(server.Root);
        return await ReadAsync(http);
    }
}
