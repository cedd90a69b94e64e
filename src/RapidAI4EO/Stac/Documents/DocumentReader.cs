using RapidAI4EO.Storage.Concurrency;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Stac.Documents;

/// <summary>Reads documents: files as they are, those of the web through the cache, with patience, and from mirrors where there are some.</summary>
/// <param name="options">Where and how to read.</param>
/// <param name="concurrency">Told how it goes.</param>
internal sealed class DocumentReader(StacReaderOptions options, AdaptiveConcurrency concurrency) : IDisposable
{
    private readonly DocumentSources _places = new(options.Roots, options.Http, options.AllowsPrivate);
    private readonly Retry _retry = new(options.Retry, options.Http.TimeProvider);
    private readonly DocumentCache? _cache = options.CacheFolder is { } folder ? new DocumentCache(folder) : null;

    public string? CacheFault => _cache?.Fault;

    /// <summary>The user named this document, and no stranger's link.</summary>
    public void Name(DocumentAddress address) => _places.Name(address);

    public DocumentAddress Canonical(DocumentAddress address) => _places.Canonical(address);

    /// <exception cref="StorageException">The document cannot be had, or is too long.</exception>
    public async Task<Document> ReadAsync(DocumentAddress address, CancellationToken token)
    {
        var places = _places.Of(address);
        if (places is [{ Web: null }]) return new Document(address, LocalFile.ReadAll(places[0].Address.File!, options.MaxDocumentLength));
        var cached = _cache?.Find(address, options.MaxDocumentLength);
        if (options.Offline) return Offline(address, places, cached);
        var document = await _retry.RunAsync(inner => ReadAnyAsync(address, places, cached, inner), token).ConfigureAwait(false);
        concurrency.Completed(document.Content.Length);
        return document;
    }

    public void Dispose() => _places.Dispose();

    private Document Offline(DocumentAddress address, IReadOnlyList<DocumentSource> places, CachedDocument? cached)
    {
        if (cached is not null) return new Document(BaseOf(address, cached.MovedTo), cached.Content);
        var file = places.FirstOrDefault(place => place.Web is null);
        return file is not null
            ? new Document(address, LocalFile.ReadAll(file.Address.File!, options.MaxDocumentLength))
            : throw new StorageException(StorageError.NotFound, $"{address} is not in the cache, and nothing else is read offline.");
    }

    /// <summary>Asks each place once; what is missing at one may be at another.</summary>
    private async Task<Document> ReadAnyAsync(
        DocumentAddress address, IReadOnlyList<DocumentSource> places, CachedDocument? cached, CancellationToken token)
    {
        StorageException? worst = null;
        foreach (var place in places)
        {
            try
            {
                var document = await ReadAtAsync(address, place, cached, token).ConfigureAwait(false);
                if (worst is { IsTransient: true }) _places.Prefer(place);
                return document;
            }
            catch (StorageException e)
            {
                if (e.Error == StorageError.Overloaded) concurrency.Overloaded();
                if (worst is null or { IsTransient: false }) worst = e;
            }
        }

        throw worst!;
    }

    private async Task<Document> ReadAtAsync(DocumentAddress address, DocumentSource place, CachedDocument? cached, CancellationToken token)
    {
        if (place.Web is null) return new Document(address, LocalFile.ReadAll(place.Address.File!, options.MaxDocumentLength));
        var answer = await place.Web.ReadAsync(place.Address.Uri, cached?.Version, options.MaxDocumentLength, token).ConfigureAwait(false);
        if (answer.Content is not { } content) return new Document(BaseOf(address, cached!.MovedTo), cached.Content);
        var moved = answer.MovedTo is { } to ? new Uri(to.GetLeftPart(UriPartial.Path)) : null;
        return new Document(BaseOf(address, moved), content)
        {
            Keep = _cache is { } cache ? () => cache.Keep(address, new CachedDocument(content, answer.Version, moved)) : null,
        };
    }

    private static DocumentAddress BaseOf(DocumentAddress address, Uri? moved) => moved is null ? address : DocumentAddress.OfUrl(moved);
}
