using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Protocol;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Stac.Documents;

/// <summary>How to read the documents of a catalog.</summary>
public sealed record StacReaderOptions
{
    /// <summary>The most documents that are ever read at once.</summary>
    public const int MaxParallel = 256;

    /// <summary>
    /// Places with the same layout, in order of preference, with their tokens: a document below one of them is asked of the others
    /// where it cannot be had, and is known by its address below the first. Default none.
    /// </summary>
    public IReadOnlyList<RootAddress> Roots { get; init; } = [];

    /// <summary>Where documents of the web are kept, to be asked for again only where they have changed; null for nowhere. Default null.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Nothing is asked of the web: its documents come from the cache alone. Default false.</summary>
    public bool Offline { get; init; }

    /// <summary>
    /// Whether links of a catalog may lead to this machine, its network cable and its private network though the catalog lies elsewhere.
    /// Otherwise anybody's catalog could ask there in the user's name. Default false.
    /// </summary>
    public bool AllowsPrivate { get; init; }

    /// <summary>Documents read at once, 1 to <see cref="MaxParallel"/>; null finds out what the server bears. Default null.</summary>
    public int? Parallel { get; init; }

    /// <summary>The longest document, in bytes; a longer one is reported and left out. Default 256 MiB.</summary>
    public int MaxDocumentLength { get; init; } = 256 << 20;

    /// <summary>How often and after what waits a document is asked for.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>How to speak with web servers.</summary>
    public HttpStoreOptions Http { get; init; } = new();
}
