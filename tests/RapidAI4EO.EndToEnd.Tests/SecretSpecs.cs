using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Named roots work, and their tokens come out nowhere: not on a stream, not in a file, whatever goes wrong.</summary>
public sealed class SecretSpecs : Spec
{
    private const string Secret = "c2VjcmV0LXRva2Vu";
    private const string Sas = "?sv=2021-12-02&se=2020-01-01T00%3A00%3A00Z&sr=c&sp=rl&sig=" + Secret;

    public SecretSpecs(CorpusFixture corpus)
        : base(corpus)
    {
        // Whatever the machine has is none of these tests' business; a trace of each failure is.
        Cli.Environment["RAPIDAI4EO_CONFIG"] = null;
        Cli.Environment["XDG_CONFIG_HOME"] = Folder["config"];
        Cli.Environment["RAPIDAI4EO_SAS"] = null;
        Cli.Environment["RAPIDAI4EO_DEBUG"] = "1";
    }

    private string Keys => Folder.Write("keys.txt", string.Join('\n', Corpus.Chips));

    [Fact]
    public async Task I_can_name_a_root_and_keep_its_token_to_myself()
    {
        Configure($"\"mine\": {{\"url\": \"{Corpus.Address}\", \"sas\": \"{Sas}\"}}");
        await AssertSilentAsync(0, "download", "--keys", Keys, "--root", "mine", "--to", Folder["to"], "--json");
        Assert.Equal(Corpus.Chips.Count, TreeOf(Folder["to"]).Keys.Count(key => key.StartsWith("imagery/", StringComparison.Ordinal)));
        await AssertSilentAsync(0, "index", "build", "--resources", "mine", "--index", Folder["an.index"]);
        await AssertSilentAsync(0, "download", "--keys", Keys, "--root", "mine", "--to", Folder["to"], "--dry-run");
        var hrefs = await AssertSilentAsync(0, "search", "--index", Corpus.Index, "--root", "mine", "--limit", "1", "--output", "hrefs");
        Assert.StartsWith(Corpus.Address + "imagery/", hrefs.Output, StringComparison.Ordinal);
        var list = await AssertSilentAsync(0, "search", "--index", Corpus.Index, "--root", "mine", "--limit", "1", "--azcopy-list", Folder["list.txt"]);
        Assert.Contains("token is not in the command", list.Error, StringComparison.Ordinal);
        await AssertSilentAsync(0, "search", "--index", Corpus.Index, "--root", "mine", "--limit", "1", "--azcopy-list", Folder["list.txt"], "--json");
        File.Delete(Folder["config.json"]);
        AssertNoFileTells();
    }

    [Fact]
    public async Task I_see_my_roots_and_who_else_can()
    {
        Configure($"\"mine\": {{\"url\": \"{Corpus.Address}\", \"sas\": \"{Sas}\"}}");
        var text = await AssertSilentAsync(0, "doctor", "--root", "mine");
        Assert.Contains($"mine = {Corpus.Address} with a token", text.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder["config.json"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
            var open = await AssertSilentAsync(0, "doctor", "--root", "mine");
            Assert.Contains("can be read by others", Assert.Single(open.ErrorLines), StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse((await AssertSilentAsync(0, "doctor", "--root", Corpus.Address, "--json")).Output);
        var configuration = json.RootElement.GetProperty("configuration");
        Assert.Equal(Folder["config.json"], configuration.GetProperty("path").GetString());
        Assert.Equal("mine", configuration.GetProperty("roots")[0].GetProperty("name").GetString());
        Assert.True(configuration.GetProperty("roots")[0].GetProperty("hasToken").GetBoolean());
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_my_configuration()
    {
        Configure($"\"mine\": {{\"url\": \"{Corpus.Address}\", \"sas\": \"{Secret}\"}}, \"other\": {{\"uri\": \"{Sas}\"}}");
        var search = await AssertSilentAsync(2, "search", "--index", Corpus.Index, "--root", "mine", "--limit", "1", "--output", "hrefs");
        Assert.Contains("2 faults", search.Error, StringComparison.Ordinal);
        var doctor = await AssertSilentAsync(3, "doctor", "--root", Corpus.Address);
        Assert.Contains("2 faults", doctor.Output, StringComparison.Ordinal);
        await AssertSilentAsync(0, "search", "--index", Corpus.Index, "--root", Corpus.Address, "--limit", "1");
        Configure($"\"mine\": {{\"url\": \"{Corpus.Address}\", \"sas\": \"{Sas}\"}}");
        var unknown = await AssertSilentAsync(2, "search", "--index", Corpus.Index, "--root", "mein", "--limit", "1", "--output", "hrefs");
        Assert.Contains("knows mine", unknown.Error, StringComparison.Ordinal);
        await AssertSilentAsync(2, "search", "--index", Corpus.Index, "--root", Sas, "--limit", "1", "--output", "hrefs");
    }

    [Fact]
    public async Task I_can_give_a_token_in_a_variable()
    {
        Cli.Environment["RAPIDAI4EO_SAS"] = Sas;
        await using var server = new EchoServer("200 OK");
        var good = Folder.Write("one.txt", "imagery/a.tif\n");
        await AssertSilentAsync(0, "download", "--keys", good, "--root", server.Address, "--to", Folder["to"]);
        Assert.Contains(Secret, server.Requests, StringComparison.Ordinal);
        await AssertSilentAsync(0, "doctor", "--root", Corpus.Address);
    }

    [Theory]
    [InlineData("403 No", false)]
    [InlineData("403 No\r\nx-ms-error-code: AuthenticationFailed", true)]
    [InlineData("404 No\r\nx-ms-error-code: ContainerNotFound", true)]
    [InlineData("301 There\r\nLocation: http://127.0.0.1:9/", false)]
    [InlineData("206 Part", true)]
    [InlineData("200 OK\r\nContent-Encoding: br", false)]
    [InlineData("200 OK\r\nContent-MD5: AAAAAAAAAAAAAAAAAAAAAA==", true)]
    [InlineData("rubbish", false)]
    public async Task I_am_told_of_a_failure_without_my_token(string answer, bool isAzure)
    {
        Cli.Environment["RAPIDAI4EO_SAS"] = Sas;
        await using var server = new EchoServer(answer);
        string[] call =
        [
            "download", "--keys", Folder.Write("one.txt", "imagery/a.tif\n"), "--to", Folder["to"],
            "--root", isAzure ? $"azure+{server.Address}account/container/" : server.Address,
        ];
        await AssertSilentAsync(1, isAzure ? [.. call, "--json"] : call);
        Assert.Contains(Secret, server.Requests, StringComparison.Ordinal);
        AssertNoFileTells();
    }

    private void Configure(string roots)
    {
        var path = Folder.Write("config.json", $"{{\"roots\": {{{roots}}}}}");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Cli.Environment["RAPIDAI4EO_CONFIG"] = path;
    }

    private async Task<Outcome> AssertSilentAsync(int exitCode, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(arguments);
        Assert.DoesNotContain(Secret, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, outcome.Error, StringComparison.Ordinal);
        Assert.True(exitCode == outcome.ExitCode, $"{outcome.ExitCode}: {outcome.Error}");
        return outcome;
    }

    private void AssertNoFileTells() => Assert.All(TreeOf(Folder.Path), file => Assert.True(
        file.Value.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Secret)) < 0, $"{file.Key} holds the token."));

    /// <summary>Gives all requests the same answer, with the request in its body: the most talkative server there can be.</summary>
    private sealed class EchoServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;
        private string _requests = "";

        public EchoServer(string head)
        {
            _listener.Start();
            _serving = ServeAsync(head);
        }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

        public string Requests => _requests;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving;
            _stop.Dispose();
        }

        private async Task ServeAsync(string head)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    await AnswerAsync(client.GetStream(), head);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }

        private async Task AnswerAsync(NetworkStream stream, string head)
        {
            try
            {
                var buffer = new byte[16 << 10];
                var request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token));
                _requests += request;

                // The body of a file that arrives must not hold the token, of course.
                var body = head == "200 OK" ? "a chip" : request;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), _stop.Token);
            }
            catch (IOException)
            {
            }
        }
    }
}
