using System.Net.Http.Headers;
using System.Text;
using RapidAI4EO.Storage.Http.FastPath;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

public sealed class ResponseHeadTests
{
    private const string Md5 = "AAECAwQFBgcICQoLDA0ODw==";

    private static readonly string[] Lines =
    [
        "Content-Length: 12", "content-length: 12", "Content-Length: 7", "Content-Length: -1", "Content-Length: 12, 12", "Content-Length:",
        "Content-Length: +12", "Content-Length : 12", "ETag: \"abc\"", "etag: W/\"x\"", "Content-MD5: " + Md5, "Content-MD5: rubbish", "Connection: close",
        "Connection: Keep-Alive, foo", "Last-Modified: Sun, 22 Nov 2020 10:00:00 GMT", "Last-Modified: yesterday", "Content-Encoding: gzip",
        "Content-Encoding: identity", "Transfer-Encoding: chunked", "Server: nginx/1.22.1", "X-A: b", " folded: on", "\tand on", "x-ms-request-id: 1",
    ];

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 12", 200, 12, false, false)]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 12", 200, 12, false, false)]
    [InlineData("HTTP/1.1 200 \r\ncontent-length:12 \t", 200, 12, false, false)]
    [InlineData("HTTP/1.1 200", 200, -1, false, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 12\r\nContent-Length: 12", 200, 12, false, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 12\r\nContent-Length: 13", 200, 13, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1", 200, -1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: +1", 200, -1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999", 200, -1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n 2", 200, 1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n X: 2", 200, 1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", 200, -1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nCONTENT-ENCODING: br\r\nContent-Length: 1", 200, 1, true, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: Identity\r\nContent-Length: 1", 200, 1, false, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: Keep-Alive, foo", 200, 1, false, false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: foo ,CLOSE", 200, 1, false, true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\nConnection: keep-alive", 200, 1, false, true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX: a\rTransfer-Encoding: chunked", 200, 1, true, false)]
    public void TryParse_AHead_SaysHowLongTheBodyIsAndWhetherItIsPlain(string text, int status, long length, bool isUnusual, bool closes)
    {
        Assert.True(ResponseHead.TryParse(Encoding.Latin1.GetBytes(text), out var head));
        Assert.Equal((status, length, isUnusual, closes), (head.Status, head.Length, head.IsUnusual, head.ClosesConnection));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 12")]
    [InlineData("HTTP/2 200")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("HTTP/1.1 2000 OK")]
    [InlineData("HTTP/1.1 +20 OK")]
    [InlineData("HTTP/1.1  200 OK")]
    [InlineData("SSH-2.0-elsewhere")]
    [InlineData("\r\nHTTP/1.1 200 OK")]
    public void TryParse_AnythingElse_IsNoHead(string text) => Assert.False(ResponseHead.TryParse(Encoding.Latin1.GetBytes(text), out _));

    [Fact]
    public void TryParse_WhatDescribesTheObject_IsRead()
    {
        Assert.True(ResponseHead.TryParse(
            Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nETag: W/\"é\"\r\nContent-MD5: {Md5}\r\nLast-Modified: Sun, 22 Nov 2020 10:00:00 GMT"), out var head));
        Assert.Equal("W/\"é\"", head.ETag);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => (byte)i), head.Md5);
        Assert.Equal(new DateTimeOffset(2020, 11, 22, 10, 0, 0, TimeSpan.Zero), head.LastModified);
    }

    [Fact]
    public async Task TryParse_RandomHeads_AreReadAsTheFrameworkReadsThemOrLeftToIt()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var compared = 0;
        for (var i = 0; i < 3000; i++)
        {
            var text = RandomHead(random);
            // As the connection gives it: with the return of its last line.
            if (!IsPlain(Encoding.Latin1.GetBytes(text + "\r"), out var ours)) continue;
            using var theirs = await FrameworkAsync(text + "\r\n\r\nHello, World");
            if (theirs is null) continue;
            compared++;
            var headers = theirs.Content.Headers;
            Assert.Equal((200, ours.Length), ((int)theirs.StatusCode, headers.ContentLength));
            Assert.Equal(theirs.Headers.NonValidated.TryGetValues("ETag", out var tag) ? tag.ToString() : null, ours.ETag);
            Assert.Equal(Md5Of(headers), ours.Md5 ?? []);

            // One of us may know a way to write times that the other does not.
            Assert.True(ours.LastModified is null || headers.LastModified is null || ours.LastModified == headers.LastModified, text);
            Assert.True(ours.Closes || theirs.Headers.ConnectionClose is not true, text);
            Assert.True(theirs.Headers.TransferEncodingChunked is not true && !headers.ContentEncoding.Contains("gzip"), text);
        }

        Assert.True(compared > 100, $"Only {compared} heads were plain.");
    }

    [Fact]
    public void TryParse_RandomBytes_NeverThrows()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.Latin1.GetBytes(RandomHead(random));
            for (var flips = random.Next(8); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (!ResponseHead.TryParse(bytes, out var head)) continue;
            Assert.InRange(head.Status, 0, 999);
            using var message = head.ToMessage();
            Assert.Equal(head.Status, (int)message.StatusCode);
        }
    }

    private static bool IsPlain(byte[] bytes, out (long Length, string? ETag, byte[]? Md5, DateTimeOffset? LastModified, bool Closes) plain)
    {
        var isPlain = ResponseHead.TryParse(bytes, out var head) && head is { Status: 200, IsUnusual: false, Length: >= 0 };
        plain = isPlain ? (head.Length, head.ETag, head.Md5, head.LastModified, head.ClosesConnection) : default;
        return isPlain;
    }

    /// <summary>The framework also takes one whose last bits, of which no byte is made, are not zero, and then writes it right: so what stood there is asked for first.</summary>
    private static byte[] Md5Of(HttpContentHeaders headers)
    {
        var text = headers.NonValidated.TryGetValues("Content-MD5", out var values) ? string.Concat(values.ToString().Where(c => c is not (' ' or '\t'))) : "";
        return headers.ContentMD5 is { Length: 16 } md5 && text == Convert.ToBase64String(md5) ? md5 : [];
    }

    private static string RandomHead(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(6)).Select(_ => Lines[random.Next(Lines.Length)]).Append("Content-Length: 12").ToArray();
        random.Shuffle(lines);
        var text = new StringBuilder("HTTP/1.1 200 OK" + string.Concat(lines.Select(line => (random.Next(5) == 0 ? "\n" : "\r\n") + line)));
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var place = random.Next(text.Length);
            if (random.Next(2) == 0) text[place] = " \t:,\"=ax0\r"[random.Next(10)];
            else text.Insert(place, " \t:,;019A-"[random.Next(10)]);
        }

        return text.ToString();
    }

    /// <returns>Null where the framework refuses the answer.</returns>
    private static async Task<HttpResponseMessage?> FrameworkAsync(string answer)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new CannedStream(Encoding.Latin1.GetBytes(answer))),
        };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/");
        try
        {
            return await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Gives an answer to whatever is said to it.</summary>
    private sealed class CannedStream(byte[] answer) : MemoryStream(answer, writable: false)
    {
        public override bool CanWrite => true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
