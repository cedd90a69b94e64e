using RapidAI4EO.Corpus;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Faults;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

/// <summary>A faulty server, a destination, and a downloader between them whose waits take no time.</summary>
public abstract class DownloadFixture : IAsyncDisposable
{
    /// <summary>For servers that may be silent for less than a busy machine can pause: a pause costs an attempt, and there are more of these.</summary>
    protected static readonly RetryOptions Patient = new() { Attempts = 100 };

    private readonly List<IObjectStore> _stores = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FaultServer Server { get; } = new();

    protected TestFolder Folder { get; } = new();

    /// <summary>The files of the destination besides the licence notice.</summary>
    protected IEnumerable<string> Arrived => Folder.Files.Where(file => file != LicenceNotice.FileName);

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in _stores) store.Dispose();
        await Server.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string KeyOf(int i) => $"imagery/33N/15E-200N/33N_15E-200N_01_{(i / 50) + 1:00}/PF-SR/{i % 50:000}.tif";

    /// <summary>Puts files of varied sizes on the server.</summary>
    protected string[] PutFiles(int count)
    {
        var keys = Enumerable.Range(0, count).Select(KeyOf).ToArray();
        for (var i = 0; i < count; i++) Server.Put(keys[i], Bytes.Random(i * 977 % 40_000, i));
        return keys;
    }

    protected IObjectStore Open(FaultServer server, HttpStoreOptions? options = null)
    {
        var store = ObjectStores.Open(server.Root, options);
        _stores.Add(store);
        return store;
    }

    protected DownloadOptions Options(params IObjectStore[] roots) => new()
    {
        Roots = roots.Length > 0 ? roots : [Open(Server)],
        Destination = Folder.Path,
        Retry = new RetryOptions { Attempts = 4 },
        TimeProvider = new InstantTime(),
    };

    protected static Task<DownloadSummary> RunAsync(DownloadOptions options, IEnumerable<string> keys) =>
        new Downloader(options).RunAsync(keys.ToAsyncEnumerable(), null, Token);

    /// <summary>These files are in the destination with the server's bytes, and no others.</summary>
    protected void AssertArrived(IEnumerable<string> keys)
    {
        Assert.Equal(keys.Order(StringComparer.Ordinal), Arrived);
        foreach (var key in Arrived) Assert.Equal(Server.Objects[key], File.ReadAllBytes(Folder[key]));
    }
}
