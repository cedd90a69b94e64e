using System.Net;
using System.Net.Sockets;
using System.Text;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Load;

/// <summary>Clients that ask for much and take little of it.</summary>
public sealed class ReaderSpecs(CorpusFixture corpus, ITestOutputHelper output) : Spec(corpus)
{
    private const int NonReaders = 100;
    private const int SlowReaders = 50;

    /// <summary>Bytes of the process.</summary>
    private const long MostMemory = 200_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_leave_it_with_readers_that_do_not_read()
    {
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--max-seconds", "60");
        var log = api.CountFaultsAsync();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < NonReaders + SlowReaders; i++) sockets.Add(await AskAsync(new Uri(api.Address), i % 2 == 0 ? "br" : "identity"));
            var memory = new List<long>();
            for (var round = 0; round < 20; round++)
            {
                foreach (var socket in sockets.Take(SlowReaders)) Take(socket);
                Assert.Equal("ok\n", await client.GetStringAsync($"{api.Address}/healthz", Token));
                memory.Add(api.WorkingSet);
                await Task.Delay(100, Token);
            }

            output.WriteLine($"Memory {memory[0] / 1e6:N0} MB at first, {memory.Max() / 1e6:N0} MB at most.");
            Assert.InRange(memory.Max(), 1, MostMemory);
        }
        finally
        {
            foreach (var socket in sockets) socket.Dispose();
        }

        // All have left: whoever asks now is answered.
        var page = await api.GetAsync("/search?limit=1");
        Assert.Equal(1, page.GetProperty("numberReturned").GetInt32());
        if (OperatingSystem.IsWindows()) return;
        await api.StopAsync();
        await log;
    }

    private static async Task<Socket> AskAsync(Uri address, string encoding)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /search?limit=10000 HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: {encoding}\r\n\r\n"), Token);
        return socket;
    }

    private static void Take(Socket socket)
    {
        if (socket.Available > 0) socket.Receive(new byte[100]);
    }
}
