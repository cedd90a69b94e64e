using System.Diagnostics;
using System.Security.Cryptography;
using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// Azurite on loopback, on a port of its own choice and with an account that exists in this run alone. Its files are those of
/// <c>tests/azurite</c>, which test.sh installs.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    /// <summary>The collection of the tests that share one.</summary>
    public const string Collection = "Azurite";

    private const string Account = "corpus";
    private const string Listens = "successfully listens on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly TestFolder _folder = new();
    private Process? _process;
    private BlobAccount? _blobs;
    private int _containers;

    /// <summary>The account; skips the running test where Azurite is not here, and fails it where it must be.</summary>
    public BlobAccount Blobs
    {
        get
        {
            if (_blobs is not null) return _blobs;
            const string Absent = "Azurite is not here: it takes node, and 'npm ci' in tests/azurite, which test.sh does.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(Absent);
            Assert.Skip(Absent);
            throw new UnreachableException();
        }
    }

    public async ValueTask InitializeAsync()
    {
        var home = Path.Combine(SharedData.Repository(), "tests", "azurite");
        if (!Directory.Exists(Path.Combine(home, "node_modules", "azurite"))) return;
        try
        {
            _process = Process.Start(StartOf(home))!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No node.
            return;
        }

        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        var said = "";
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said += line + "\n";
            if (line.Split(Listens) is not [_, var address]) continue;
            _blobs = new BlobAccount(address.Trim(), Account, _key);
            _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return;
        }

        throw new InvalidOperationException($"Azurite did not start; it said: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        _blobs?.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    /// <summary>A new, empty container.</summary>
    public async Task<string> CreateContainerAsync(bool isPublic)
    {
        var name = $"container{Interlocked.Increment(ref _containers)}";
        await Blobs.CreateContainerAsync(name, isPublic);
        return name;
    }

    private ProcessStartInfo StartOf(string home) => new(
        "node",
        [
            "start.js", "--blobHost", "127.0.0.1", "--blobPort", "0", "--location", _folder.Path,
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ])
    {
        WorkingDirectory = home,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{Convert.ToBase64String(_key)}" },
    };
}
