using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>What lies between the program and a root: TLS, and the house's proxy.</summary>
public sealed class ConnectionSpecs(CorpusFixture corpus) : Spec(corpus)
{
    [Fact]
    public async Task I_can_download_over_a_secure_connection()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SSL_CERT_FILE is OpenSSL's.");
        await using var proxy = new TlsProxy(Corpus.Address);
        Cli.Environment["SSL_CERT_FILE"] = Folder.Write("proxy.pem", proxy.CertificatePem);
        var keys = Folder.Write("keys.txt", string.Join('\n', Corpus.Chips));
        var outcome = await Cli.RunAsync("download", "--keys", keys, "--root", proxy.Address, "--to", Folder["to"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var files = TreeOf(Folder["to"]);
        foreach (var chip in Corpus.Chips) Assert.Equal(File.ReadAllBytes(Path.Combine(Corpus.Root, chip.ToString())), files[chip.ToString()]);
    }

    [Fact]
    public async Task I_am_told_when_a_connection_is_not_secure()
    {
        await using var proxy = new TlsProxy(Corpus.Address);
        var keys = Folder.Write("keys.txt", string.Join('\n', Corpus.Chips));
        var outcome = await Cli.RunAsync("download", "--keys", keys, "--root", proxy.Address, "--to", Folder["to"], "--quiet");
        AssertRefused(outcome, 1, "no secure connection could be made");
        Assert.DoesNotContain(TreeOf(Folder.Path).Keys, file => file.EndsWith(".tif", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_reach_a_root_through_my_proxy()
    {
        await using var proxy = new RecordingProxy();
        Cli.Environment["http_proxy"] = proxy.Address;
        Cli.Environment["no_proxy"] = null;
        Cli.Environment["NO_PROXY"] = null;
        var keys = Folder.Write("keys.txt", "imagery/a.tif\nimagery/b.tif\n");
        var outcome = await Cli.RunAsync("download", "--keys", keys, "--root", "http://corpus.invalid/", "--to", Folder["to"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(
            ["GET http://corpus.invalid/imagery/a.tif HTTP/1.1", "GET http://corpus.invalid/imagery/b.tif HTTP/1.1"],
            proxy.Asked.Order(StringComparer.Ordinal));
        Assert.Equal("a chip"u8.ToArray(), TreeOf(Folder["to"])["imagery/a.tif"]);
    }
}
