using System.Security.Cryptography;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Checks;

/// <summary>A destination that files from memory came into, and what can be asked of it afterwards.</summary>
public abstract class CheckFixture : IDisposable
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected MemoryStore Store { get; } = new();

    protected TestFolder Folder { get; } = new();

    protected Dictionary<string, byte[]> Truth { get; } = [];

    protected static string KeyOf(int i) => $"imagery/33N/15E-200N/33N_15E-200N_01_{(i / 50) + 1:00}/PF-SR/{i % 50:000}.tif";

    public void Dispose()
    {
        Store.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected DownloadOptions Options(params IObjectStore[] roots) => new()
    {
        Roots = roots.Length > 0 ? roots : [Store],
        Destination = Folder.Path,
        Retry = new RetryOptions { Attempts = 2 },
        Hash = HashChoice.Sha256,
        TimeProvider = new InstantTime(),
    };

    /// <summary>Files of varied sizes, at the root and in the destination.</summary>
    protected async Task<string[]> DownloadAsync(int count, HashChoice hash = HashChoice.Sha256)
    {
        var keys = Enumerable.Range(0, count).Select(KeyOf).ToArray();
        for (var i = 0; i < count; i++) Put(keys[i], Bytes.Random(1 + (i * 9_777 % 600_000), i));
        Assert.True((await DownloadAsync(keys, Options() with { Hash = hash })).IsComplete);
        return keys;
    }

    protected void Put(string key, byte[] bytes)
    {
        Truth[key] = bytes;
        Store.Put(key, bytes);
    }

    protected Task<DownloadSummary> DownloadAsync(string[] keys, DownloadOptions? options = null) =>
        new Downloader(options ?? Options()).RunAsync(keys.ToAsyncEnumerable(), null, Token);

    protected Task<VerifySummary> VerifyAsync() =>
        new Verifier(new VerifyOptions { Destination = Folder.Path, TimeProvider = new InstantTime() }).RunAsync(null, Token);

    protected Task<DownloadSummary> RepairAsync(params IObjectStore[] roots) => new Repairer(Options(roots)).RunAsync(null, Token);

    /// <summary>The keys whose files, looked at with nothing but the framework, are as they should be.</summary>
    protected string[] RightByBruteForce() =>
    [
        .. Truth.Where(file => File.Exists(Folder[file.Key]) && SHA256.HashData(File.ReadAllBytes(Folder[file.Key])).SequenceEqual(SHA256.HashData(file.Value)))
            .Select(file => file.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>The last word of the manifest on each key.</summary>
    protected Dictionary<string, ManifestEntry> LastLines()
    {
        var last = new Dictionary<string, ManifestEntry>();
        foreach (var entry in Manifest.Read(Folder.Path)) last[entry.Key] = entry;
        return last;
    }

    protected void Append(params ManifestEntry[] entries)
    {
        using var notes = ManifestAppender.Open(Folder.Path);
        notes.Write(entries);
    }
}
