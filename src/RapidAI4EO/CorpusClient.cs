using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Resources;

namespace RapidAI4EO;

/// <summary>
/// The corpus in one object: find samples, list and download their files, read their chips. Everything here is a few lines over the types of the
/// namespaces below, which do more. Safe for use by many threads.
/// </summary>
/// <example>
/// <code>
/// using var corpus = await CorpusClient.OpenAsync();
/// var forests = corpus.Find(new CorpusQuery { Country = "DE", Filter = "clc_31 = 1", Products = "s2" });
/// await corpus.DownloadAsync(forests, "./forests");
/// </code>
/// </example>
public sealed class CorpusClient : IDisposable
{
    private readonly List<IObjectStore> _stores = [];

    private CorpusClient(SampleIndex index, IReadOnlyList<RootAddress> roots) => (Index, Roots) = (index, roots);

    /// <summary>Which samples there are, where they lie and what covers them.</summary>
    public SampleIndex Index { get; }

    /// <summary>Where the images are, in order of preference.</summary>
    public IReadOnlyList<RootAddress> Roots { get; }

    /// <summary>
    /// The resource files that have changed since the index was built from them: what is found is what they said then. Empty after
    /// <see cref="OpenAsync"/>, which builds again. Files that are gone say nothing.
    /// </summary>
    public IReadOnlyList<string> ChangedSources => [.. IndexFreshness.ChangedSources(Index.Info)];

    /// <summary>
    /// Opens the index that belongs to some roots. Where the cache has none yet it is built first, from 24 MB that are fetched once; where its
    /// files on this machine have changed it is built again.
    /// </summary>
    /// <param name="roots">URLs or folders where the images are, in order of preference; null for the published ones.</param>
    /// <param name="cache">Where indices are kept; null for <see cref="CacheFolder.Default"/>.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">A root is neither a URL nor a path.</exception>
    /// <exception cref="CorpusException">The resource files cannot be had, or have faults.</exception>
    public static async Task<CorpusClient> OpenAsync(IReadOnlyList<string>? roots = null, CacheFolder? cache = null, CancellationToken token = default)
    {
        cache ??= CacheFolder.Default;
        var addresses = AddressesOf(roots);
        var location = await new IndexLocator(cache).FindAsync(addresses, token).ConfigureAwait(false);
        if (!File.Exists(location.Path)) await BuildAsync(location, cache, token).ConfigureAwait(false);
        var client = Open(location.Path, addresses);
        if (client.ChangedSources.Count == 0) return client;
        client.Dispose();
        await BuildAsync(location, cache, token).ConfigureAwait(false);
        return Open(location.Path, addresses);
    }

    /// <summary>Opens an index by its file.</summary>
    /// <param name="indexPath">The file that <c>rapidai4eo index build</c> or <see cref="IndexBuilder"/> has written.</param>
    /// <param name="roots">As for <see cref="OpenAsync"/>.</param>
    /// <exception cref="CorpusException">The file is missing, damaged, or of another version.</exception>
    public static CorpusClient Open(string indexPath, IReadOnlyList<string>? roots = null) =>
        Open(indexPath, AddressesOf(roots));

    /// <summary>Finds samples. Nothing is asked of the network.</summary>
    /// <param name="query">Where, which land cover, which products, when.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">Something in the query cannot be understood; the message says what and where.</exception>
    public CorpusSelection Find(CorpusQuery query, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var subset = query.ToSubset();
        return new CorpusSelection(Index, new SampleSearch(Index).Find(subset, token), subset);
    }

    /// <summary>Downloads what is not there yet into a tree of files, many at once, each checked before it has its name.</summary>
    /// <param name="selection">Which files.</param>
    /// <param name="destination">The folder.</param>
    /// <param name="progress">Told where the download stands a few times a second.</param>
    /// <param name="token">Ends the download: files that are complete stay.</param>
    /// <returns>What arrived and what did not; look at <see cref="DownloadSummary.IsComplete"/>.</returns>
    /// <exception cref="CorpusException">The destination takes no files, or no root gives anything any more.</exception>
    public Task<DownloadSummary> DownloadAsync(
        CorpusSelection selection, string destination, IProgress<DownloadProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var options = new DownloadOptions { Roots = _stores, Destination = destination, Total = selection.Assets.Count };
        return new Downloader(options).RunAsync(selection.Assets, progress, token);
    }

    /// <summary>Reads an image from the first root that has it.</summary>
    /// <param name="key">Its key below a root, as <see cref="CorpusSelection.Keys"/> gives it.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">It is no key of the corpus.</exception>
    /// <exception cref="StorageException">No root gives it.</exception>
    public async Task<Chip> ReadChipAsync(string key, CancellationToken token = default)
    {
        var asset = AssetKey.Parse(key);
        for (var i = 0; ; i++)
        {
            try
            {
                return await Chip.ReadAsync(_stores[i], asset, token: token).ConfigureAwait(false);
            }
            catch (StorageException) when (i + 1 < _stores.Count)
            {
                // The next root may have it.
            }
        }
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        Index.Dispose();
    }

    private static CorpusClient Open(string indexPath, IReadOnlyList<RootAddress> roots)
    {
        var client = new CorpusClient(SampleIndex.Open(indexPath), roots);
        try
        {
            foreach (var root in roots) client._stores.Add(ObjectStores.Open(root));
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static IReadOnlyList<RootAddress> AddressesOf(IReadOnlyList<string>? roots) =>
        roots is { Count: > 0 } ? [.. roots.Select(RootAddress.Parse)] : RapidAI4EO.Storage.Addresses.Roots.WellKnown;

    private static async Task BuildAsync(IndexLocation location, CacheFolder cache, CancellationToken token)
    {
        var files = await new ResourceFetcher(location.Sources, cache).FetchAsync(token: token).ConfigureAwait(false);
        var report = await new IndexBuilder(files).BuildAsync(location.Path, cancellationToken: token).ConfigureAwait(false);
        if (report.IndexPath is null) throw new CorpusException($"The resource files have {report.FindingCount} faults, so no index was built; the first: {report.Findings[0]}.");
    }
}
