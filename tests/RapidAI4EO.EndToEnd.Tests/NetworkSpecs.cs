using System.Net;
using System.Net.Sockets;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>What the program says where the network is slow or not there.</summary>
public sealed class NetworkSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_am_told_what_a_build_waits_for()
    {
        // Connections are made by the system; nobody answers them.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var root = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/";
        using var process = Cli.Start("index", "build", "--resources", root, "--index", Folder["x.index"]);
        try
        {
            var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith($"Waiting for {root} to give the resource files", line, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task I_am_told_what_needs_no_network_where_there_is_none()
    {
        var outcome = await Cli.RunAsync("index", "build", "--resources", "http://127.0.0.1:1/", "--index", Folder["x.index"]);
        AssertRefused(outcome, 1, "'rapidai4eo demo' needs no network");
    }
}
