using System.Runtime.CompilerServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Objects;
using RapidAI4EO.Storage.Concurrency;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>
/// Reads catalogs of STAC, of any publisher, from the web or from files. Connections are kept and shared: use one reader as long
/// as it is needed.
/// </summary>
public sealed class StacReader : IDisposable
{
    private const int FirstParallel = 8;

    private readonly DocumentReader _reader;
    private readonly AdaptiveConcurrency _concurrency;

    public StacReader(StacReaderOptions? options = null)
    {
        options ??= new StacReaderOptions();
        if (options.Parallel is { } parallel)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(parallel, StacReaderOptions.MaxParallel);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDocumentLength, 1);
        var time = options.Http.TimeProvider;
        _concurrency = options.Parallel is { } count
            ? AdaptiveConcurrency.Fixed(count, time)
            : new AdaptiveConcurrency(FirstParallel, StacReaderOptions.MaxParallel, time);
        _reader = new DocumentReader(options, _concurrency);
    }

    /// <summary>Why nothing more is kept in the cache; null as long as that works.</summary>
    public string? CacheFault => _reader.CacheFault;

    /// <summary>Reads one document.</summary>
    /// <param name="address">A URL or path.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">The address is none.</exception>
    /// <exception cref="CorpusException">The document cannot be had, or is no STAC.</exception>
    public Task<StacObject> OpenAsync(string address, CancellationToken token = default) => OpenAsync(DocumentAddress.Parse(address), token);

    /// <summary>Reads one document.</summary>
    /// <exception cref="CorpusException">The document cannot be had, or is no STAC.</exception>
    public async Task<StacObject> OpenAsync(DocumentAddress address, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        _reader.Name(address);
        var visit = await new DocumentVisitor(_reader, new StacQuery()).OpenAsync(new CrawlPath(_reader.Canonical(address), null), token).ConfigureAwait(false);
        return visit.Document ?? throw visit.Failure!;
    }

    /// <summary>The catalogs and collections directly below one, in the order of its links.</summary>
    /// <exception cref="CorpusException">One cannot be had, or is no STAC.</exception>
    public async IAsyncEnumerable<StacCatalog> ChildrenAsync(StacObject catalog, [EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var child in FollowAsync(catalog, "child", token).ConfigureAwait(false))
        {
            if (child is StacCatalog found) yield return found;
        }
    }

    /// <summary>The items that one links as related, in the order of its links: of this corpus, the other products of the same place.</summary>
    /// <exception cref="CorpusException">One cannot be had, or is no STAC.</exception>
    public async IAsyncEnumerable<StacItem> RelatedItemsAsync(StacItem item, [EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var related in FollowAsync(item, "related", token).ConfigureAwait(false))
        {
            if (related is StacItem found) yield return found;
        }
    }

    /// <summary>Begins to look for items in a catalog; nothing is read before they are asked for.</summary>
    /// <param name="catalog">A URL or path of a catalog, a collection, an item collection, or an item.</param>
    /// <param name="query">What to look for; null for every item.</param>
    /// <exception cref="InvalidInputException">The address is none.</exception>
    public StacCrawl Crawl(string catalog, StacQuery? query = null) => Crawl(DocumentAddress.Parse(catalog), query);

    /// <summary>The same from a document that was read before, or an address.</summary>
    public StacCrawl Crawl(DocumentAddress catalog, StacQuery? query = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _reader.Name(catalog);
        return new StacCrawl(_reader, _concurrency, catalog, query ?? new StacQuery());
    }

    public void Dispose() => _reader.Dispose();

    private async IAsyncEnumerable<StacObject> FollowAsync(StacObject document, string relation, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(document);
        var visitor = new DocumentVisitor(_reader, new StacQuery());
        foreach (var trail in LinkPaths.Follow(document, new CrawlPath(document.Address, null), [relation], _reader.Canonical))
        {
            if (trail.Fault is { } fault) throw new StacFormatException($"{document.Address}: {fault}");
            var visit = await visitor.OpenAsync(trail, token).ConfigureAwait(false);
            yield return visit.Document ?? throw visit.Failure!;
        }
    }
}
