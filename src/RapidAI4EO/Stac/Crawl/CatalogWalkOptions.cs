namespace RapidAI4EO.Stac.Crawl;

/// <summary>How a walk goes.</summary>
/// <param name="Visit">Reads a document; what it throws ends the walk.</param>
/// <param name="Parallel">How many documents may be read now.</param>
/// <param name="Seen">Fingerprints of the documents that were given; those of this walk are added.</param>
internal sealed record CatalogWalkOptions(Func<CrawlPath, CancellationToken, Task<VisitedDocument>> Visit, Func<int> Parallel, HashSet<UInt128> Seen)
{
    /// <summary>Level by level, rather than each document's links before its neighbour.</summary>
    public bool IsBreadthFirst { get; init; }

    /// <summary>Told of each link to a document that was given before, in the order of the walk.</summary>
    public Action<CrawlPath> OnRepeated { get; init; } = _ => { };
}
