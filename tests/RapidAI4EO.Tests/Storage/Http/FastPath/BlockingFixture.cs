using System.Text;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Http.FastPath;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

/// <summary>What tests of the blocking way have in common.</summary>
public abstract class BlockingFixture
{
    protected const string Key = "imagery/x.tif";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static BlockingHttp Open(RootAddress root, HttpStoreOptions? options = null) =>
        new(root, options ?? new HttpStoreOptions(), HttpRequester.HeadersFor(root), new HostConnector());

    /// <summary>A whole answer of 200.</summary>
    protected static string Ok(string body, string headers = "") => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    /// <summary>Bytes that are a text of one byte a character.</summary>
    protected static string Text(int length, int seed) => Encoding.Latin1.GetString(Bytes.Random(length, seed));

    /// <summary>Runs in a thread of its own, as workers do: the pool's are the servers'.</summary>
    protected static Task<T> InThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Opens and reads in a thread of its own; null where the object is left to the general way.</summary>
    private protected static Task<string?> ReadAsync(BlockingHttp http, string key = Key, CancellationToken? token = null) =>
        InThread(() => Read(http, key, token ?? Token));

    private protected static string? Read(BlockingHttp http, string key, CancellationToken token)
    {
        if (http.TryOpen(key, token) is not { } content) return null;
        try
        {
            return ReadAll(content, token);
        }
        finally
        {
            content.Stream.Dispose();
        }
    }

    protected static string ReadAll(ObjectContent content, CancellationToken token)
    {
        var all = new MemoryStream();
        var buffer = new byte[3000];
        while (true)
        {
            var reading = content.Stream.ReadAsync(buffer, token).AsTask();
            Assert.True(reading.IsCompleted);
            var read = reading.GetAwaiter().GetResult();
            if (read == 0) return Encoding.Latin1.GetString(all.ToArray());
            all.Write(buffer, 0, read);
        }
    }
}
