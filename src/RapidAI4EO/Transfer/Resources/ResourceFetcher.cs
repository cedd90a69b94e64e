using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Transfer.Resources;

/// <summary>
/// Brings the three resource files of the first root that gives them all. A root that is a folder is read where it is; files from
/// the web go into the cache, and one that is there already in the version that the root has is not fetched again.
/// </summary>
/// <param name="roots">The roots in order of preference.</param>
/// <param name="cache">Where fetched files go.</param>
public sealed class ResourceFetcher(IReadOnlyList<RootAddress> roots, CacheFolder cache)
{
    /// <summary>A root that is down should be noticed soon: the next may be up.</summary>
    private const int FirstAttempts = 3;

    /// <summary>How patient to be with each root.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>How to speak with roots on the web.</summary>
    public HttpStoreOptions Http { get; init; } = new();

    /// <summary>Fetches what is not there yet.</summary>
    /// <exception cref="CorpusException">No root gives all three files; the message names each root and its reason.</exception>
    public async Task<ResourceFiles> FetchAsync(IProgress<ResourceFetchProgress>? progress = null, CancellationToken token = default)
    {
        var refusals = new List<CorpusException>();
        foreach (var root in roots)
        {
            try
            {
                return root.Folder is { } folder ? ResourceFiles.In(folder) : await FetchFromAsync(root, progress, token).ConfigureAwait(false);
            }
            catch (CorpusException e) when (roots.Count > 1 || e is StorageException)
            {
                refusals.Add(e);
            }
        }

        throw new CorpusException(
            $"No root gives the resource files. {string.Join(" ", refusals.Select(refusal => refusal.Message))} Name another root with --root, or build with 'rapidai4eo index build --resources DIR' from a folder that has the files.",
            refusals.Find(refusal => refusal is StorageException { IsTransient: true }));
    }

    private async Task<ResourceFiles> FetchFromAsync(RootAddress root, IProgress<ResourceFetchProgress>? progress, CancellationToken token)
    {
        using var store = ObjectStores.Open(root, Http);
        var retry = new Retry(Retry);
        var first = new Retry(Retry with { Attempts = Math.Min(Retry.Attempts, FirstAttempts) });
        var infos = await Task.WhenAll(ResourceFiles.Names.Select(
            name => first.RunAsync(inner => store.StatAsync(ResourceFiles.KeyPrefix + name, inner), token))).ConfigureAwait(false);
        var total = infos.All(info => info.Length is not null) ? infos.Sum(info => info.Length) : null;
        var folder = cache.ResourcesOf(root);
        var before = 0L;
        foreach (var info in infos)
        {
            before += await FetchOneAsync(store, info, folder, retry, Offset(progress, before, total), token).ConfigureAwait(false);
        }

        progress?.Report(new ResourceFetchProgress(before, total));
        return new ResourceFiles(folder);
    }

    private async Task<long> FetchOneAsync(IObjectStore store, ObjectInfo info, string folder, Retry retry, IProgress<long>? progress, CancellationToken token)
    {
        var path = Path.Combine(folder, info.Key[ResourceFiles.KeyPrefix.Length..]);
        try
        {
            if (VersionFile.Matches(path, info))
            {
                return new FileInfo(path).Length;
            }

            Directory.CreateDirectory(folder);
            File.Delete(VersionFile.NameOf(path));
            var fetched = await store.DownloadToFileAsync(info.Key, path, progress, retry, token).ConfigureAwait(false);
            VersionFile.Write(path, fetched);
            return fetched.Length ?? 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The cache {cache.Path} cannot be used: {e.Message} Name another with {CacheFolder.Variable}.", e);
        }
    }

    private static Progress? Offset(IProgress<ResourceFetchProgress>? progress, long before, long? total) =>
        progress is null ? null : new Progress(progress, before, total);

    private sealed class Progress(IProgress<ResourceFetchProgress> all, long before, long? total) : IProgress<long>
    {
        public void Report(long value) => all.Report(new ResourceFetchProgress(before + value, total));
    }
}
